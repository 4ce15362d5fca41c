# SPDX-License-Identifier: Apache-2.0
# Times the same steps in R. Use: Rscript reference.R FILE.csv CLIENTS [eb] [three]
# Sudden gains, and reliable change beyond plain vectors: the packages of the reference (clinicalsignificance, suddengains) are not in Debian, so
# their published algorithms stand here in plain R, written for this comparison: they are faster than the packages.
suppressMessages({library(lme4); library(survival)})
arguments <- commandArgs(TRUE)
data <- read.csv(arguments[1])
clients <- as.integer(arguments[2])
data$t <- log(1 + data$session)

report <- function(step, work, times = 1) {
  best <- Inf
  for (i in seq_len(times)) best <- min(best, system.time(number <- work())[["elapsed"]])
  cat(sprintf("R,%s,%d,%.6f,%.12g\n", step, clients, best, number))
}
quick <- lmerControl(calc.derivs = FALSE)
fit <- NULL
report("growth_reml_slope", function() {
  fit <<- lmer(score ~ t + (t | client), data, REML = TRUE, control = quick)
  REMLcrit(fit)
}, times = if (clients <= 20000) 2 else 1)

if ("eb" %in% arguments)
  report("eb_with_sd", function() {
    effects <- ranef(fit, condVar = TRUE)$client
    post <- attr(effects, "postVar")
    sum(sqrt(post[1, 1, ])) + sum(sqrt(post[2, 2, ]))
  })
if ("three" %in% arguments)
  report("three_levels", function()
    REMLcrit(lmer(score ~ t + (t | client) + (1 | therapist) + (1 | service), data, REML = TRUE, control = quick)))

seen <- data[!is.na(data$score), ]
rows_of <- split(seq_len(nrow(seen)), seen$client)
two <- rows_of[lengths(rows_of) >= 2]
pre <- seen$score[vapply(two, function(i) i[1], 1L)]
post <- seen$score[vapply(two, function(i) i[length(i)], 1L)]
# Index, class and outcome of everybody as columns: what ours does, with vectors only. Many rounds, because the clock
# shows milliseconds.
plain <- function() {
  rci <- (post - pre) / (sqrt(2) * sd(pre) * sqrt(1 - 0.8))
  critical <- qnorm(0.975)
  improved <- rci < -critical
  deteriorated <- rci > critical
  worse_before <- pre > 10
  better_after <- post < 10
  change <- 2L - improved + deteriorated
  outcome <- 3L - improved + deteriorated - (improved & worse_before & better_after) +
    (deteriorated & !worse_before & !better_after)
  people <- list(rci = rci, change = change, outcome = outcome)
  sum(people$outcome == 1L)
}
rounds <- ceiling(2e6 / clients)
best <- min(vapply(1:10, function(i) system.time(for (k in seq_len(rounds)) plain())[["elapsed"]], 1)) / rounds
cat(sprintf("R,reliable_change,%d,%.9f,%.12g\n", length(pre), best, plain()))

# The same from long data with the packages that people use (dplyr, tidyr): first and last score of each client side by side.
suppressMessages({library(dplyr); library(tidyr)})
pipeline <- function() {
  people <- data |>
    filter(!is.na(score)) |>
    group_by(client) |>
    filter(n() >= 2, row_number() %in% c(1, n())) |>
    mutate(time = c("pre", "post")) |>
    ungroup() |>
    select(client, time, score) |>
    pivot_wider(names_from = time, values_from = score) |>
    drop_na() |>
    mutate(rci = (post - pre) / (sqrt(2) * sd(pre) * sqrt(1 - 0.8)),
           change = case_when(rci < -qnorm(0.975) ~ "improved", rci > qnorm(0.975) ~ "deteriorated", TRUE ~ "unchanged"),
           outcome = case_when(change == "improved" & pre > 10 & post < 10 ~ "recovered",
                               change == "deteriorated" & pre <= 10 & post >= 10 ~ "harmed", TRUE ~ change))
  sum(people$outcome == "recovered")
}
report("reliable_change_long", pipeline, times = if (clients <= 20000) 3 else 1)

derived <- do.call(rbind, lapply(rows_of, function(i) {
  session <- seen$session[i]
  score <- seen$score[i]
  if (session[1] != 0) return(NULL)
  hit <- which(score <= score[1] - 6)
  if (length(hit)) c(session[hit[1]], 1, seen$therapist[i[1]] %% 2) else c(session[length(i)], 0, seen$therapist[i[1]] %% 2)
}))
report("survival", function() {
  all <- survfit(Surv(derived[, 1], derived[, 2]) ~ 1)
  test <- survdiff(Surv(derived[, 1], derived[, 2]) ~ derived[, 3])
  test$chisq + all$surv[length(all$surv)]
}, times = 5)

if (clients <= 20000) {
  wide <- matrix(NA_real_, clients, 12)
  early <- data[data$session < 12, ]
  wide[cbind(early$client + 1, early$session + 1)] <- early$score
  critical <- qt(0.975, 1:4)
  report("sudden_gains", function() {
    found <- 0
    for (person in seq_len(nrow(wide))) {
      v <- wide[person, ]
      for (j in 2:10) {
        before <- v[max(1, j - 2):j]; before <- before[!is.na(before)]
        after <- v[(j + 1):min(12, j + 3)]; after <- after[!is.na(after)]
        if (is.na(v[j]) || is.na(v[j + 1]) || length(before) < 2 || length(after) < 2) next
        drop <- v[j] - v[j + 1]
        df <- length(before) + length(after) - 2
        pooled <- sqrt((sum((before - mean(before))^2) + sum((after - mean(after))^2)) / df)
        if (drop >= 7 && drop >= 0.25 * v[j] && mean(before) - mean(after) > critical[df] * pooled) found <- found + 1
      }
    }
    found
  })
}
