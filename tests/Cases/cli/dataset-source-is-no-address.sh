PRINTEDMLP_DATASET_SOURCE=mirror XDG_CACHE_HOME=$PWD/cache printedmlp dataset get iris
