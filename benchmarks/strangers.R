# Writes tables that no test and no paper of this project knows: Rscript benchmarks/strangers.R FOLDER
# From Debian's r-cran-mlbench, r-cran-kernlab, r-cran-modeldata and r-cran-mass, and some that are drawn here with a seed.
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
# 279 features with 15 % of the cells missing, as in a cardiology data set; five of them decide.
x <- matrix(round(rnorm(452 * 279), 3), 452)
y <- factor(ifelse(x[, 1] + x[, 2] > 1, "b", ifelse(x[, 3] - x[, 4] > 1.2, "c", "a")))
x[matrix(runif(length(x)) < 0.15, 452)] <- NA
put(data.frame(x, class = y), "drawn-279-missing")
# Two classes 97:3.
x <- matrix(round(rnorm(5000 * 8), 3), 5000)
put(data.frame(x, class = ifelse(x[, 1] + x[, 2] > 2.66, "rare", "usual")), "drawn-97-3")
# 2,000 features.
x <- matrix(round(rnorm(300 * 2000), 2), 300)
put(data.frame(x, class = ifelse(x[, 7] + x[, 77] + x[, 777] > 0, "up", "down")), "drawn-2000-features")
# 20 subjects, each with an offset of its own.
subject <- rep(1:20, each = 60)
x <- matrix(round(rnorm(1200 * 6) + rnorm(20)[subject] / 2, 3), 1200)
put(data.frame(subject = paste0("s", subject), x, class = ifelse(x[, 1] - x[, 2] > 0.5, "up", ifelse(x[, 3] > 0.8, "mid", "low"))), "drawn-20-groups")
# Satellite with a spike of 1,000 times the range in one row of a thousand of each feature.
spiky <- from("mlbench", "Satellite")
for (k in 1:36) spiky[sample(nrow(spiky), ceiling(nrow(spiky) / 1000)), k] <- 1e5
put(spiky, "Satellite-spikes")
# A million rows of 20 features.
n <- 1e6
x <- matrix(round(runif(n * 20), 4), n)
put(data.frame(x, class = ifelse(x[, 1] + x[, 2] > 1.1, "a", ifelse(x[, 3] * x[, 4] > 0.2, "b", "c"))), "drawn-million-rows")
