# shellcheck shell=bash
# Sourced by the scripts that run the command line on the nine data sets, smallest first.

data=${PRINTEDMLP_DATASETS:?set it to the folder of the data sets, CONTRIBUTING.md says where they come from}

# each_dataset COMMAND: calls COMMAND NAME OPTIONS FILE... for each data set, with the options that its files have to be read with (words in one text).
each_dataset() {
  "$1" Iris "" "$data/iris/iris.data"
  "$1" Seeds "" "$data/seeds/seeds_dataset.txt"
  "$1" Vertebral "" "$data/vertebral_column/column_3C.dat"
  "$1" Balance "--class-column 1" "$data/balance_scale/balance-scale.data"
  "$1" "Breast Cancer" "--ignore-columns 1" "$data/breast_cancer_wisconsin/breast-cancer-wisconsin.data"
  "$1" RedWine "" "$data/wine_quality/winequality-red.csv"
  "$1" Cardio "" "$data/cardiotocography/cardiotocography_nsp.csv"
  "$1" WhiteWine "" "$data/wine_quality/winequality-white.csv"
  "$1" Pendigits "" "$data/pendigits/pendigits.tra" "$data/pendigits/pendigits.tes"
}

# Options of the exact networks of a data set as the literature has them: one hidden layer of so many neurons.
# shellcheck disable=SC2034 # used by the scripts
declare -A published_options=([Iris]="--hidden 3" [Seeds]="--hidden 4" [Vertebral]="--hidden 3 --clip 1..99" [Balance]="--hidden 3"
  ["Breast Cancer"]="--hidden 3" [RedWine]="--hidden 2" [Cardio]="--hidden 3" [WhiteWine]="--hidden 4" [Pendigits]="--hidden 5")
