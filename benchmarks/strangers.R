# Writes tables that no test and no paper of this project knows: Rscript benchmarks/strangers.R FOLDER
# From Debian's r-cran-mlbench, r-cran-kernlab, r-cran-modeldata and r-cran-mass. `dotnet run --project benchmarks -c Release -- drawn-tables FOLDER`
# adds drawn ones.
folder <- commandArgs(trailingOnly = TRUE)[1]
dir.create(folder, showWarnings = FALSE, recursive = TRUE)

# The class goes last; factors are written as their labels.
put <- function(data, name, class = names(data)[ncol(data)]) {
  data <- as.data.frame(data)
  data <- data[c(setdiff(names(data), class), class)]
  write.csv(data, file.path(folder, paste0(name, ".csv")), row.names = FALSE, na = "")
}
from <- function(package, set) { e <- new.env(); data(list = set, package = package, envir = e); e[[set]] }

for (set in c("BreastCancer", "DNA", "Glass", "Ionosphere", "PimaIndiansDiabetes", "PimaIndiansDiabetes2", "Satellite", "Sonar", "Vehicle", "Zoo"))
  put(from("mlbench", set), set)
put(from("mlbench", "HouseVotes84"), "HouseVotes84", "Class")       # all features are texts, with missing cells
put(from("mlbench", "Soybean"), "Soybean", "Class")                 # 35 columns of texts, 19 classes
put(from("mlbench", "LetterRecognition"), "LetterRecognition", "lettr") # 26 classes
put(from("mlbench", "Shuttle"), "Shuttle", "Class")                 # 58,000 rows, 7 classes, one of them 79 %
put(from("mlbench", "Vowel"), "Vowel", "Class")                     # 15 speakers in the column V1
put(from("kernlab", "spam"), "spam")
put(from("kernlab", "musk"), "musk")                                # 166 features
put(from("kernlab", "ticdata"), "ticdata", "CARAVAN")               # 94:6
put(from("kernlab", "promotergene"), "promotergene", "Class")       # 57 columns of texts
for (set in c("two_class_dat", "ad_data", "mlc_churn", "scat", "hpc_data", "oils", "attrition"))
  put(from("modeldata", set), set, intersect(c("Class", "churn", "Species", "class", "Attrition"), names(from("modeldata", set)))[1])
put(from("modeldata", "cells"), "cells", "class")                   # the column case says which rows are test rows
put(from("MASS", "biopsy"), "biopsy", "class")
put(from("MASS", "crabs"), "crabs", "sp")
put(from("MASS", "Pima.tr"), "pima-train", "type")
put(from("MASS", "Pima.te"), "pima-test", "type")

set.seed(1)
# Satellite with a spike of 1,000 times the range in one row of a thousand of each feature.
spiky <- from("mlbench", "Satellite")
for (k in 1:36) spiky[sample(nrow(spiky), ceiling(nrow(spiky) / 1000)), k] <- 1e5
put(spiky, "Satellite-spikes")
