// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "statistics/growth/growth_model.hpp"

/// What a fitted growth model says about clients and about scores to come. All standard deviations take the
/// estimated variances as known; with few clients they are too small.
namespace cairn::statistics {

/// One client's deviation from the average course (empirical Bayes, also called BLUP), shrunk towards 0 the
/// more the fewer scores there are, with the conditional standard deviations that express what is not known.
struct ClientEffect {
  std::uint32_t client = 0;
  double u0 = 0;  ///< deviation of the first random coefficient (intercept)
  double u1 = 0;  ///< of the second (slope); 0 with one random column
  double sd0 = 0;
  double sd1 = 0;
  double cov01 = 0;
};

/// The effects of all clients that have a usable row, in the order of their first row. Linear in the rows.
/// Undefined when `rows` does not have the columns of the fit.
Defined<std::vector<ClientEffect>> client_effects(const GrowthRows& rows, const GrowthFit& fit);

/// The columns of one observation, in the order in which the model was given them.
struct DesignRow {
  std::span<const double> fixed;   ///< all fixed columns, also those that were dropped
  std::span<const double> random;  ///< 1 or 2
};

/// The expected score of an average client, and how far scores spread around it.
struct PopulationPrediction {
  double mean = 0;
  double se_mean = 0;              ///< of the mean, from the uncertainty of the fixed part
  double sd_between = 0;           ///< between clients' own expected scores
  double sd_observation = 0;       ///< of a new client's observed score, fixed part taken as known
  double sd_observation_full = 0;  ///< the same with the uncertainty of the fixed part
};

/// The prediction for a new client.
PopulationPrediction predict_population(const GrowthFit& fit, const DesignRow& at);

/// One client's scores so far: rows one after another. Rows with a missing score are skipped.
struct ClientHistory {
  std::vector<double> scores;
  std::vector<double> fixed;   ///< scores.size() × all fixed columns, row by row
  std::vector<double> random;  ///< scores.size() × random columns, row by row
};

/// What to expect of this client at some time, given the scores so far.
struct Forecast {
  double mean = 0;
  double sd_latent = 0;       ///< of the client's own expected score
  double sd_observation = 0;  ///< of the observed score
  std::size_t used = 0;       ///< scores it rests on; with 0 it is the average client
};

/// The forecast at `at` after `history`, by conditioning the model on the client's scores only. With one
/// score and a slope in the model it says little about the slope.
Forecast forecast(const GrowthFit& fit, const ClientHistory& history, const DesignRow& at);

}  // namespace cairn::statistics
