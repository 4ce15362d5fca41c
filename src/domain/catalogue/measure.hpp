// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "domain/catalogue/words.hpp"

/// Measures as data: what is needed to score answers and to read a score. No item wording is held here; a
/// practice imports it under its own licence or enters totals.
namespace cairn::catalogue {

/// How sure a number is. Only `read` may carry a verdict.
enum class Certainty {
  read,      ///< whoever wrote the entry read the number in the named source
  quoted,    ///< read in another text that quotes the named source
  not_seen,  ///< from general knowledge; the source has not been looked at
  defined    ///< no finding but a part of the measure's or our own definition
};
BOOST_DESCRIBE_ENUM(Certainty, read, quoted, not_seen, defined)

/// May a number of this certainty decide what a screen says about a change or a cutoff?
constexpr bool may_carry_verdict(Certainty certainty) {
  return certainty == Certainty::read || certainty == Certainty::defined;
}

enum class Better { lower, higher };
BOOST_DESCRIBE_ENUM(Better, lower, higher)

enum class ScoreRule {
  sum,          ///< the sum of the items (after reversing)
  mean,         ///< their mean
  sum_scaled,   ///< the sum times `factor`
  mean_scaled,  ///< the mean times `factor`
  goal_rating,  ///< each goal is its own 0-10 line; there is no total
  t_score       ///< the attainment T of Kiresuk and Sherman
};
BOOST_DESCRIBE_ENUM(ScoreRule, sum, mean, sum_scaled, mean_scaled, goal_rating, t_score)

/// One item: its code and range. Words only for our own measures.
struct Item {
  static constexpr std::string_view may_be_left_out = "loinc words low_label high_label";
  std::string key;
  std::optional<int> low, high;  ///< where it differs from the scale's items
  bool reversed = false;
  bool look_at_once = false;  ///< any answer above the lowest asks for a person to look, whatever the total
  std::string loinc;
  Words words;  ///< only where the measure is our own
  Words low_label, high_label;
};
BOOST_DESCRIBE_STRUCT(Item, (), (key, low, high, reversed, look_at_once, loinc, words, low_label, high_label))

/// One score that the measure yields.
struct Scale {
  static constexpr std::string_view may_be_left_out = "missing_allowed missing_certainty loinc";
  std::string key;
  ClinicalWords name;
  Codes items;  ///< keys of items; empty = all
  ScoreRule rule = ScoreRule::sum;
  std::optional<double> factor;
  double low = 0, high = 0;
  Better better = Better::lower;
  int missing_allowed = 0;  ///< items that may be missing and be replaced by the mean of the others
  Certainty missing_certainty = Certainty::not_seen;
  std::string loinc;
};
BOOST_DESCRIBE_STRUCT(Scale, (),
                      (key, name, items, rule, factor, low, high, better, missing_allowed, missing_certainty,
                       loinc))

/// A named range of scores.
struct Band {
  std::string scale;
  ClinicalWords name;
  double low = 0, high = 0;
  std::string source;  ///< key of a source of this measure
  Certainty certainty = Certainty::not_seen;
};
BOOST_DESCRIBE_STRUCT(Band, (), (scale, name, low, high, source, certainty))

enum class Side { at_or_above, at_or_below, below, above };
BOOST_DESCRIBE_ENUM(Side, at_or_above, at_or_below, below, above)

/// A cutoff, always with the population it was found in.
struct Cutoff {
  std::string scale;
  ClinicalWords name;
  ClinicalWords population;
  double at = 0;
  Side side = Side::at_or_above;
  std::string source;
  Certainty certainty = Certainty::not_seen;
};
BOOST_DESCRIBE_STRUCT(Cutoff, (), (scale, name, population, at, side, source, certainty))

/// The change that is larger than the error of measuring, at a stated confidence.
struct ReliableChange {
  std::string scale;
  double points = 0;
  std::optional<double> confidence;  ///< e.g. 0.95; absent = the source does not say
  ClinicalWords method;
  ClinicalWords population;
  std::string source;
  Certainty certainty = Certainty::not_seen;
};
BOOST_DESCRIBE_STRUCT(ReliableChange, (), (scale, points, confidence, method, population, source, certainty))

enum class Statistic { alpha, omega, test_retest, mean, sd };
BOOST_DESCRIBE_ENUM(Statistic, alpha, omega, test_retest, mean, sd)

/// Reliability, mean or spread in one population.
struct Norm {
  std::string scale;
  Statistic statistic = Statistic::alpha;
  double value = 0;
  std::optional<int> n;
  ClinicalWords population;
  std::string source;
  Certainty certainty = Certainty::not_seen;
};
BOOST_DESCRIBE_STRUCT(Norm, (), (scale, statistic, value, n, population, source, certainty))

/// What the owner of a measure allows.
struct Licence {
  static constexpr std::string_view may_be_left_out = "link";
  ClinicalWords holder;
  ClinicalWords terms;
  bool free_for_care = false;   ///< may be used in care without a fee
  bool wording_in_app = false;  ///< may its item words be shown by software once imported
  std::string link;
  Certainty certainty = Certainty::not_seen;
};
BOOST_DESCRIBE_STRUCT(Licence, (), (holder, terms, free_for_care, wording_in_app, link, certainty))

/// A source with the key by which numbers name it.
struct KeyedSource {
  static constexpr std::string_view may_be_left_out = "link";
  std::string key;
  std::string by;
  std::string title;
  int year = 0;
  std::string link;
  bool seen = false;
};
BOOST_DESCRIBE_STRUCT(KeyedSource, (), (key, by, title, year, link, seen))

struct Measure {
  static constexpr std::string_view may_be_left_out = "period_days loinc loinc_certainty review";
  std::string code;
  int version = 1;
  ClinicalWords name;
  Words client_name;  ///< what the client reads as its name
  Paragraphs about;   ///< what it asks about and what it cannot say
  int item_count = 0;
  int item_low = 0, item_high = 0;
  int period_days = 0;  ///< the time it asks about; 0 = none named
  bool own = false;     ///< our own measure: its words may be shipped
  std::string loinc;    ///< panel code
  Certainty loinc_certainty = Certainty::not_seen;
  std::vector<Item> items;
  std::vector<Scale> scales;
  std::vector<Band> bands;
  std::vector<Cutoff> cutoffs;
  std::vector<ReliableChange> reliable_change;
  std::vector<Norm> norms;
  Licence licence;
  std::vector<ClinicalWords> notes;
  std::vector<KeyedSource> sources;
  Review review;
};
BOOST_DESCRIBE_STRUCT(Measure, (),
                      (code, version, name, client_name, about, item_count, item_low, item_high, period_days,
                       own, loinc, loinc_certainty, items, scales, bands, cutoffs, reliable_change, norms,
                       licence, notes, sources, review))

}  // namespace cairn::catalogue
