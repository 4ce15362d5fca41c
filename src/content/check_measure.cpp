// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "content/check.hpp"
#include "content/walk.hpp"

namespace cairn::content {
namespace {

using namespace catalogue;

/// The faults of one measure's numbers.
class MeasureCheck {
 public:
  MeasureCheck(const Measure& measure, Faults& faults) : measure_(measure), faults_(faults) {
    for (const KeyedSource& source : measure.sources) sources_[source.key] = &source;
    for (const Scale& scale : measure.scales) scales_[scale.key] = &scale;
  }

  void run() {
    check_items();
    for (std::size_t i = 0; i < measure_.scales.size(); ++i) check_scale(measure_.scales[i], at("scales", i));
    each("bands", measure_.bands, [&](const Band& band, const std::string& path) {
      unless(band.low <= band.high, path, "`low` is above `high`.");
      in_range(band.scale, band.low, path);
      in_range(band.scale, band.high, path);
    });
    each("cutoffs", measure_.cutoffs, [&](const Cutoff& cutoff, const std::string& path) {
      in_range(cutoff.scale, cutoff.at, path);
      unless(!cutoff.population.empty(), path, "A cutoff names the people it was found in.");
    });
    each("reliable_change", measure_.reliable_change,
         [&](const ReliableChange& change, const std::string& path) {
           unless(change.points > 0, path, "`points` has to be above 0.");
           unless(!change.confidence || (*change.confidence > 0.5 && *change.confidence < 1), path,
                  "`confidence` is like 0.95.");
         });
    each("norms", measure_.norms, [&](const Norm& norm, const std::string& path) { check_norm(norm, path); });
  }

 private:
  static std::string at(std::string_view list, std::size_t i) {
    return "/" + std::string(list) + "/" + std::to_string(i);
  }

  template <class T, class Look>
  void each(std::string_view list, const std::vector<T>& numbers, Look look) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const std::string path = at(list, i);
      check_source(numbers[i], path);
      look(numbers[i], path);
    }
  }

  template <class T>
  void check_source(const T& number, const std::string& path) {
    unless(scales_.contains(number.scale), path + "/scale", "The measure has no scale of this key.");
    const auto source = sources_.find(number.source);
    const bool known = source != sources_.end();
    unless(known || number.certainty == Certainty::defined, path + "/source",
           "Name a source of this measure by its key.");
    unless(number.certainty != Certainty::read || (known && source->second->seen), path + "/certainty",
           "\"read\" needs a source with seen = true.");
  }

  void check_items() {
    std::set<std::string> keys;
    for (std::size_t i = 0; i < measure_.items.size(); ++i) {
      unless(measure_.own || measure_.items[i].words.empty(), at("items", i) + "/words",
             "The words of other people's measures are not held here.");
      unless(keys.insert(measure_.items[i].key).second, at("items", i) + "/key", "This key is used twice.");
    }
    unless(measure_.items.empty() || static_cast<int>(measure_.items.size()) == measure_.item_count, "/items",
           "There are as many items as `item_count` says, or none.");
    for (const Item& item : measure_.items) item_keys_.insert(item.key);
  }

  void check_scale(const Scale& scale, const std::string& path) {
    for (const std::string& key : scale.items)
      unless(item_keys_.contains(key), path + "/items", "There is no item \"" + key + "\".");
    if (scale.rule != ScoreRule::sum && scale.rule != ScoreRule::sum_scaled) return;
    double low = 0, high = 0;
    for (const Item& item : measure_.items) {
      if (!scale.items.empty() && std::ranges::find(scale.items, item.key) == scale.items.end()) continue;
      low += item.low.value_or(measure_.item_low);
      high += item.high.value_or(measure_.item_high);
    }
    const double factor = scale.rule == ScoreRule::sum_scaled ? scale.factor.value_or(1) : 1;
    unless(std::abs(low * factor - scale.low) < 1e-9 && std::abs(high * factor - scale.high) < 1e-9, path,
           "`low` and `high` are not the sums of the items' ranges.");
  }

  void check_norm(const Norm& norm, const std::string& path) {
    const bool ratio = norm.statistic == Statistic::alpha || norm.statistic == Statistic::omega ||
                       norm.statistic == Statistic::test_retest;
    unless(!ratio || (norm.value > 0 && norm.value < 1), path, "A reliability lies between 0 and 1.");
    unless(norm.statistic != Statistic::sd || norm.value > 0, path, "A spread is above 0.");
    if (norm.statistic == Statistic::mean) in_range(norm.scale, norm.value, path);
  }

  void in_range(const std::string& key, double value, const std::string& path) {
    const auto scale = scales_.find(key);
    if (scale != scales_.end())
      unless(value >= scale->second->low && value <= scale->second->high, path,
             "This lies outside the scale's range.");
  }

  void unless(bool good, std::string path, std::string reason) {
    if (!good) faults_.push_back({file_of("measures", measure_.code), 0, std::move(path), std::move(reason)});
  }

  const Measure& measure_;
  Faults& faults_;
  std::map<std::string, const KeyedSource*, std::less<>> sources_;
  std::map<std::string, const Scale*, std::less<>> scales_;
  std::set<std::string, std::less<>> item_keys_;
};

}  // namespace

void check_measure(const Measure& measure, Faults& faults) { MeasureCheck(measure, faults).run(); }

}  // namespace cairn::content
