// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "statistics/finding.hpp"
#include "statistics/interval.hpp"
#include "statistics/undefined.hpp"

/// Do two things rise and fall together within people? (Bland & Altman 1995, BMJ 310:446; Bakdash & Marusich
/// 2017, Front Psychol 8:456)
namespace cairn::statistics {

/// Two values of one person at one moment.
struct PairedMoment {
  std::int64_t person = 0;
  double x = missing;
  double y = missing;
};

/// One person's own association.
struct PersonAssociation {
  std::int64_t person = 0;
  std::size_t n = 0;
  Defined<> r;  ///< Pearson; undefined below 3 moments or when x or y does not vary
  Defined<> spearman;
  Defined<> kendall_b;
  Defined<> slope;             ///< of y on x; exists from 2 moments on
  Defined<> p;                 ///< of r, two-sided t test with n − 2
  Defined<Interval> interval;  ///< of r, Fisher's z; needs n > 3 and |r| < 1
  Defined<> lag1;              ///< r of x one moment earlier with y
};

/// Intraclass correlation of one variable, one-way.
struct Clustering {
  double icc = 0;
  double between = 0;  ///< mean square between people
  double within = 0;   ///< mean square within people
  double n0 = 0;       ///< (N − Σn²/N)/(k−1)
};

struct WithinPerson {
  Defined<> r;              ///< repeated-measures correlation
  Defined<double> degrees;  ///< N − k − 1
  Defined<> p;
  Defined<Interval> interval;    ///< Fisher's z with standard error 1/√(df − 1)
  Defined<> slope;               ///< common slope of y on x within people
  Defined<> between_unweighted;  ///< r of the people's means
  Defined<> between_weighted;    ///< the same, weighted with their numbers of moments
  Defined<> total;               ///< r over all moments, who aside
  Defined<Clustering> clustering_x;
  Defined<Clustering> clustering_y;
  std::vector<PersonAssociation> people;  ///< ascending by person
  std::size_t pooled = 0;                 ///< people in the pooled correlation
  Defined<> pooled_r;                     ///< Fisher z weighted with n − 3
  Defined<> heterogeneity;                ///< Q = Σ(n−3)(z − mean z)²
  Account account;                        ///< left_out: moments without x or y
};

/// Moments of one person have to stand in time order; people may be mixed. Moments without x or y are dropped
/// first. Association is not cause, and a person's own r rests on few moments: show it with its interval or
/// not at all.
WithinPerson within_person(std::span<const PairedMoment> moments, double level = 0.95);

}  // namespace cairn::statistics
