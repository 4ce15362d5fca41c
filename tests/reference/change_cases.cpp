// SPDX-License-Identifier: Apache-2.0
// Reliable change and clinical significance, as the R package clinicalsignificance reports them (compat
// mode).
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <stdexcept>

#include "case.hpp"
#include "pre_post_data.hpp"
#include "statistics/change/anchor_change.hpp"
#include "statistics/change/clinical_significance.hpp"
#include "statistics/change/percentage_change.hpp"
#include "statistics/change/reliable_change.hpp"
#include "statistics/change/talking_therapies.hpp"
#include "statistics/distributions.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

ChangeMethod method_named(const std::string& name) {
  static const std::map<std::string, ChangeMethod> names{
      {"JT", ChangeMethod::jacobson_truax},   {"GLN", ChangeMethod::gulliksen_lord_novick},
      {"HLL", ChangeMethod::hsu_linn_nord},   {"HLN", ChangeMethod::hsu_linn_nord},
      {"EN", ChangeMethod::edwards_nunnally}, {"NK", ChangeMethod::nunnally_kotsch},
      {"HA", ChangeMethod::hageman_arrindell}};
  const auto found = names.find(name);
  if (found == names.end()) throw std::runtime_error("there is no index " + name);
  return found->second;
}

CutoffKind cutoff_named(const std::string& name) {
  return name == "b" ? CutoffKind::b : name == "c" ? CutoffKind::c : CutoffKind::a;
}

/// Counts of verdicts, over everybody and by group. Shares are of all verdicts; somebody may have two
/// (percentage).
class Summary {
 public:
  Summary(std::vector<std::string> categories, bool grouped)
      : categories_(std::move(categories)), grouped_(grouped) {}

  void add(const std::string& group, const std::string& category) {
    ++counts_[group][category];
    ++groups_[group];
    ++all_;
  }

  Tree tree() const {
    Tree out = table(grouped_ ? std::vector<std::string>{"group", "category"}
                              : std::vector<std::string>{"category"});
    for (const auto& [group, counts] : counts_)
      for (const auto& category : categories_) {
        const auto found = counts.find(category);
        const double n = found == counts.end() ? 0 : found->second;
        add_row(out, {{"category", category}, {"n", n}, {"percent", rounded(n / all_, 4)}});
        if (grouped_)
          add_row(out, {{"group", group}, {"percent_by_group", rounded(n / groups_.at(group), 4)}});
      }
    return out;
  }

 private:
  std::vector<std::string> categories_;
  bool grouped_;
  std::map<std::string, std::map<std::string, double>> counts_;
  std::map<std::string, double> groups_;
  double all_ = 0;
};

const std::vector<std::string> three{"Improved", "Unchanged", "Deteriorated"};
const std::vector<std::string> five{"Recovered", "Improved", "Unchanged", "Deteriorated", "Harmed"};

/// Everything a case of this family needs.
struct Setting {
  PrePostData people;
  PrePost sample;
  Tree out;
  Tree individuals = table({"id"});

  explicit Setting(const Case& one) : people(pre_post_data(one)), sample(pair_up(people.pre, people.post)) {
    out.set("n_original", people.id.size());
    out.set("n_used", sample.used());
    out.set("m_pre", sample.mean_pre);
    out.set("sd_pre", sample.sd_pre);
    out.set("m_post", sample.mean_post);
    out.set("sd_post", sample.sd_post);
    out.set("cor_pre_post", sample.correlation);
  }

  void add_columns(std::string_view name, Tree::List cells) {
    individuals.set(std::string(name), std::move(cells));
  }

  void add_people() {
    Tree::List id, group, pre, post, change;
    for (std::size_t i = 0; i < sample.used(); ++i) {
      id.emplace_back(people.id[sample.index[i]]);
      group.emplace_back(people.group[sample.index[i]]);
      pre.emplace_back(sample.pre[i]);
      post.emplace_back(sample.post[i]);
      change.emplace_back(sample.post[i] - sample.pre[i]);
    }
    add_columns("id", std::move(id));
    add_columns("group", std::move(group));
    add_columns("pre", std::move(pre));
    add_columns("post", std::move(post));
    add_columns("change", std::move(change));
  }

  const std::string& group(std::size_t i) const { return people.group[sample.index[i]]; }
};

/// Verdicts as three columns and a summary.
void add_verdicts(Setting& setting, const Case& one, std::span<const Change> verdicts) {
  Tree::List improved, unchanged, deteriorated;
  Summary summary(three, one.has("group"));
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    improved.emplace_back(verdicts[i] == Change::improved);
    unchanged.emplace_back(verdicts[i] == Change::unchanged);
    deteriorated.emplace_back(verdicts[i] == Change::deteriorated);
    summary.add(setting.group(i), three[static_cast<std::size_t>(verdicts[i])]);
  }
  setting.add_columns("improved", std::move(improved));
  setting.add_columns("unchanged", std::move(unchanged));
  setting.add_columns("deteriorated", std::move(deteriorated));
  setting.out.set("summary", summary.tree());
}

std::string index_name(const Case& one) {
  if (one.has("rci_method")) return one.text("rci_method");
  if (one.has("cutoff_method")) return one.text("cutoff_method");
  if (one.has("generator")) return one.id.substr(one.id.rfind('.') + 1);
  return "JT";
}

ChangeOptions change_options(const Case& one) {
  ChangeOptions out;
  out.method = method_named(index_name(one));
  out.better = one.better();
  out.reliability = one.number("reliability", missing);
  out.reliability_post = one.maybe_number("reliability_post");
  out.level = 1 - one.number("significance_level", 0.05);
  return out;
}

ImportantDifference important_difference(const Case& one) {
  return {one.number("mid_improvement"), one.maybe_number("mid_deterioration"), one.better()};
}

/// The reliable change of everybody, with what the package reports beside it.
std::vector<Change> add_reliable_change(Setting& setting, const Case& one) {
  const auto options = change_options(one);
  const auto result = reliable_change(setting.people.pre, setting.people.post, options);
  setting.out.set("critical_value", result.critical);
  if (options.method == ChangeMethod::jacobson_truax) setting.out.set("s_diff", result.standard_error);
  if (setting.sample.sd_pre) {
    const double s1 = *setting.sample.sd_pre;
    const double r = options.reliability;
    setting.out.set("se_measurement", s1 * std::sqrt(1 - r));
    setting.out.set("se_prediction", s1 * std::sqrt(1 - r * r));
  }
  setting.out.set("reliability_post", options.reliability_post.value_or(options.reliability));
  setting.out.set("r_dd", result.r_dd);
  std::vector<Change> verdicts(setting.sample.used(), Change::unchanged);
  Tree::List rci(setting.sample.used());
  if (result.rule) {
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      verdicts[i] = result.change[setting.sample.index[i]];
      rci[i] = result.index[setting.sample.index[i]];
    }
  }
  setting.add_columns("rci", std::move(rci));
  return verdicts;
}

Tree distribution(const Case& one) {
  Setting setting(one);
  setting.add_people();
  add_verdicts(setting, one, add_reliable_change(setting, one));
  setting.out.set("individuals", setting.individuals);
  return setting.out;
}

/// Cutoff and status, as the package forms them.
struct StatusOf {
  double cutoff = missing;
  Defined<> rho_post = undefined("");
  std::vector<ClinicalStatus> people;
};

StatusOf add_status(Setting& setting, const Case& one) {
  const bool hageman = index_name(one) == "HA";
  const auto kind = cutoff_named(one.text("cutoff_type", "a"));
  const double level = 1 - one.number("significance_level", 0.05);
  const double s1 = setting.sample.sd_pre.value_or(missing);
  const Norm clinical{setting.sample.mean_pre.value_or(missing), s1};
  const Norm functional{one.number("m_functional", missing), one.number("sd_functional", missing)};
  const double sem = s1 * std::sqrt(1 - one.number("reliability", missing));
  const auto cut = [&](Mode mode) {
    return hageman ? true_cutoff(kind, clinical, functional, one.better(), sem, mode)
                   : clinical_cutoff(kind, clinical, functional, one.better(), mode);
  };
  StatusOf status;
  const auto cutoff = cut(Mode::compat);
  setting.out.set("cutoff_package", cutoff);
  setting.out.set("cutoff", cutoff);
  setting.out.set("cutoff_standard_JT1991", clinical_cutoff(kind, clinical, functional, one.better()));
  setting.out.set("critical_value", hageman ? normal_quantile(level) : two_sided_z(level));
  status.cutoff = cutoff.value_or(missing);
  if (hageman) {
    status.rho_post = reliability_at(setting.sample.sd_post.value_or(missing), sem);
    setting.out.set("cutoff_reliability_post", status.rho_post);
    const auto people =
        reliable_status(setting.sample, status.cutoff, sem, one.better(), normal_quantile(level));
    status.people = people ? *people : std::vector<ClinicalStatus>(setting.sample.used());
  } else {
    status.people = clinical_status(setting.sample, status.cutoff, one.better());
  }
  Tree::List pre, post, clinical_post, cs;
  for (const auto& person : status.people) {
    pre.emplace_back(person.clinical_pre);
    post.emplace_back(person.functional_post);
    clinical_post.emplace_back(person.clinical_post);
    cs.emplace_back(person.cs_individual);
  }
  setting.add_columns("clinical_pre", std::move(pre));
  setting.add_columns("functional_post", std::move(post));
  setting.add_columns("clinical_post", std::move(clinical_post));
  setting.add_columns("cs_indiv", std::move(cs));
  return status;
}

Tree statistical(const Case& one) {
  Setting setting(one);
  setting.add_people();
  std::vector<Change> verdicts;
  for (const auto& person : add_status(setting, one).people) verdicts.push_back(crossing(person));
  add_verdicts(setting, one, verdicts);
  setting.out.set("individuals", setting.individuals);
  return setting.out;
}

/// Hageman and Arrindell's shares for each group.
Tree group_level(const Setting& setting, const Case& one, const StatusOf& status, double r_dd) {
  std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> groups;
  for (std::size_t i = 0; i < setting.sample.used(); ++i) {
    groups[setting.group(i)].first.push_back(setting.sample.pre[i]);
    groups[setting.group(i)].second.push_back(setting.sample.post[i]);
  }
  Tree out = table(one.has("group") ? std::vector<std::string>{"group", "category"}
                                    : std::vector<std::string>{"category"});
  for (const auto& [name, scores] : groups) {
    const auto shares = group_shares(scores.first, scores.second, r_dd, status.rho_post.value_or(missing),
                                     status.cutoff, one.better());
    add_row(out, {{"group", name}, {"category", "Changed"}, {"percent", shares.changed}});
    add_row(out, {{"group", name}, {"category", "Functional"}, {"percent", shares.functional}});
  }
  return out;
}

void add_totals(Setting& setting) {  // what the synthetic cases report instead of individuals
  double sum = 0;
  double squares = 0;
  for (const auto& cell : *setting.individuals.find("rci")->list()) {
    const double rci = cell.number() ? *cell.number() : missing;
    sum += rci;
    squares += rci * rci;
  }
  setting.out.set("sum_rci", sum);
  setting.out.set("sumsq_rci", squares);
}

Tree combined(const Case& one) {
  Setting setting(one);
  setting.add_people();
  const bool anchor = one.has("mid_improvement");
  std::vector<Change> verdicts;
  if (anchor) {
    for (std::size_t i = 0; i < setting.sample.used(); ++i)
      verdicts.push_back(
          anchor_change(setting.sample.post[i] - setting.sample.pre[i], important_difference(one)));
  } else {
    verdicts = add_reliable_change(setting, one);
  }
  const auto status = add_status(setting, one);
  std::array<Tree::List, 5> flags;
  Summary summary(five, one.has("group"));
  OutcomeTally tally;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const auto outcome = combine(verdicts[i], status.people[i], Mode::compat);
    tally.add(outcome);
    const auto place = static_cast<std::size_t>(outcome);
    for (std::size_t k = 0; k < flags.size(); ++k) flags[k].emplace_back(k == place);
    summary.add(setting.group(i), five[place]);
  }
  for (std::size_t k = 0; k < flags.size(); ++k) {
    std::string column = five[k];
    column[0] = static_cast<char>(column[0] - 'A' + 'a');
    setting.add_columns(column, std::move(flags[k]));
  }
  setting.out.set("summary", summary.tree());
  if (index_name(one) == "HA" && !anchor) {
    const Tree* r_dd = setting.out.find("r_dd");
    setting.out.set("group_level_summary",
                    group_level(setting, one, status, r_dd && r_dd->number() ? *r_dd->number() : missing));
  }
  setting.out.set("individuals", setting.individuals);
  if (one.has("generator")) {
    add_totals(setting);
    Tree names, counts;
    for (std::size_t k = 0; k < five.size(); ++k) {
      names.push(five[k]);
      counts.push(tally.count[k]);
    }
    setting.out.set("category", std::move(names));
    setting.out.set("n", std::move(counts));
  }
  return setting.out;
}

Tree percentage(const Case& one) {
  Setting setting(one);
  setting.add_people();
  const PercentageOptions options{one.number("pct_improvement"),
                                  one.number("pct_deterioration", one.number("pct_improvement")),
                                  one.better(), Mode::compat};
  const auto result = percentage_change(setting.people.pre, setting.people.post, options);
  Tree::List share, improved, unchanged, deteriorated;
  Summary summary(three, one.has("group"));
  for (std::size_t i = 0; i < result.people.size(); ++i) {
    const auto& person = result.people[i];
    share.emplace_back(person.pre == 0 ? Tree() : Tree(person.share));
    improved.emplace_back(person.improved);
    deteriorated.emplace_back(person.deteriorated);
    unchanged.emplace_back(!person.improved && !person.deteriorated);
    if (person.improved) summary.add(setting.group(i), three[0]);
    if (!person.improved && !person.deteriorated) summary.add(setting.group(i), three[1]);
    if (person.deteriorated) summary.add(setting.group(i), three[2]);
  }
  setting.add_columns("pct_change", std::move(share));
  setting.add_columns("improved", std::move(improved));
  setting.add_columns("unchanged", std::move(unchanged));
  setting.add_columns("deteriorated", std::move(deteriorated));
  setting.out.set("summary", summary.tree());
  setting.out.set("individuals", setting.individuals);
  return setting.out;
}

Tree difference_tree(const GroupDifference& found) {
  Tree out;
  out.set("difference", found.difference);
  out.set("lower", found.interval ? Tree(found.interval->low) : Tree());
  out.set("upper", found.interval ? Tree(found.interval->high) : Tree());
  out.set("ci", found.interval ? Tree(found.interval->level) : Tree());
  out.set("category", found.verdict ? Tree(name_of(*found.verdict)) : Tree());
  return out;
}

GroupOptions group_options(const Case& one) {
  return {one.number("mid_improvement"), one.better(), one.number("ci_level", 0.95), Mode::compat};
}

Tree anchor_within(const Case& one, const Setting& setting) {
  std::map<std::string, std::pair<std::vector<double>, std::vector<double>>> groups;
  for (std::size_t i = 0; i < setting.sample.used(); ++i) {
    groups[setting.group(i)].first.push_back(setting.sample.pre[i]);
    groups[setting.group(i)].second.push_back(setting.sample.post[i]);
  }
  if (!one.has("group")) {
    const auto found = difference_within(setting.sample.pre, setting.sample.post, group_options(one));
    Tree out = difference_tree(found);
    out.set("n", found.account.used);
    return out;
  }
  Tree out = table({"group"});
  for (const auto& [name, scores] : groups) {
    const auto found = difference_within(scores.first, scores.second, group_options(one));
    const Tree row = difference_tree(found);
    add_row(out, {{"group", name},
                  {"difference", *row.find("difference")},
                  {"lower", *row.find("lower")},
                  {"upper", *row.find("upper")},
                  {"ci", *row.find("ci")},
                  {"n", found.account.used},
                  {"category", *row.find("category")}});
  }
  return out;
}

/// The reference group is the first by name unless a parameter says otherwise.
Tree anchor_between(const Case& one, const Setting& setting) {
  const auto levels = levels_of(setting.people.group);
  const std::string reference = one.text("reference", levels.at(0));
  Tree::List all;
  for (const auto& name : levels) {
    if (name == reference) continue;
    std::vector<double> first, second;
    for (std::size_t i = 0; i < setting.people.post.size(); ++i) {
      if (setting.people.group[i] == reference) first.push_back(setting.people.post[i]);
      if (setting.people.group[i] == name) second.push_back(setting.people.post[i]);
    }
    Tree row = difference_tree(difference_between(first, second, group_options(one)));
    const auto present = [](const std::vector<double>& values) {
      return static_cast<double>(std::ranges::count_if(values, [](double v) { return !std::isnan(v); }));
    };
    row.set("reference", reference);
    row.set("comparison", name);
    row.set("n_reference", present(first));
    row.set("n_comparison", present(second));
    all.push_back(std::move(row));
  }
  if (all.size() == 1) return all.front();
  Tree out = table({"comparison"});
  for (const auto& row : all)
    for (const auto& [name, cell] : *row.object()) {
      Tree column = out.find(name) ? *out.find(name) : Tree(Tree::List{});
      column.push(cell);
      out.set(name, std::move(column));
    }
  return out;
}

Tree anchor(const Case& one) {
  Setting setting(one);
  setting.add_people();
  if (one.text("target", "individual") == "group") {
    const bool between = one.text("effect", "within") == "between";
    setting.out.set("group_results", between ? anchor_between(one, setting) : anchor_within(one, setting));
    return setting.out;
  }
  std::vector<Change> verdicts;
  for (std::size_t i = 0; i < setting.sample.used(); ++i)
    verdicts.push_back(
        anchor_change(setting.sample.post[i] - setting.sample.pre[i], important_difference(one)));
  add_verdicts(setting, one, verdicts);
  setting.out.set("individuals", setting.individuals);
  return setting.out;
}

Tree worked_example(const Case& one) {
  const Norm clinical{one.number("m_clinical"), one.number("sd_clinical")};
  const Norm functional{one.number("m_functional"), one.number("sd_functional")};
  const auto found = reliable_difference(clinical.sd, one.number("reliability"), two_sided_z(0.95));
  Tree out;
  out.set("S_E", found ? Tree(found->sem) : Tree());
  out.set("S_diff", found ? Tree(found->s_diff) : Tree());
  out.set("RC", found ? Tree((one.number("post") - one.number("pre")) / found->s_diff) : Tree());
  out.set("a", clinical_cutoff(CutoffKind::a, clinical, functional, one.better()));
  out.set("b", clinical_cutoff(CutoffKind::b, clinical, functional, one.better()));
  out.set("c", clinical_cutoff(CutoffKind::c, clinical, functional, one.better()));
  return out;
}

CasenessRule rule(const Case& one, std::string_view name, const CasenessRule& otherwise) {
  const Tree* found = one.params.find(name);
  if (!found) return otherwise;
  const Tree* caseness = found->find("caseness");
  const Tree* reliable = found->find("reliable");
  return {caseness && caseness->number() ? *caseness->number() : otherwise.caseness,
          reliable && reliable->number() ? *reliable->number() : otherwise.reliable};
}

Tree talking_therapies(const Case& one) {
  const auto data = one.data();
  const auto phq_pre = data->numbers("phq_pre"), phq_post = data->numbers("phq_post");
  const auto gad_pre = data->numbers("gad_pre"), gad_post = data->numbers("gad_post");
  Tree out{Tree::Object{}};
  const std::array<std::pair<const char*, bool TwoMeasureRecovery::*>, 7> columns{
      {{"case_start", &TwoMeasureRecovery::case_start},
       {"case_end", &TwoMeasureRecovery::case_end},
       {"reliable_improvement", &TwoMeasureRecovery::reliable_improvement},
       {"reliable_deterioration", &TwoMeasureRecovery::reliable_deterioration},
       {"no_reliable_change", &TwoMeasureRecovery::no_reliable_change},
       {"recovery", &TwoMeasureRecovery::recovery},
       {"reliable_recovery", &TwoMeasureRecovery::reliable_recovery}}};
  for (const auto& [name, member] : columns) {
    Tree column{Tree::List{}};
    for (std::size_t i = 0; i < data->rows(); ++i) {
      const auto person = two_measure_recovery({phq_pre[i], phq_post[i], gad_pre[i], gad_post[i]},
                                               rule(one, "phq9", phq9_rule), rule(one, "gad7", gad7_rule));
      column.push(person ? Tree((*person).*member) : Tree());
    }
    out.set(name, std::move(column));
  }
  return out;
}

bool no_growth_model(const Case& one) { return one.text("rci_method", "JT") != "HLM"; }

}  // namespace

std::span<const Method> change_methods() {
  static constexpr std::array<Method, 7> rows{{{"cs_distribution", distribution, no_growth_model},
                                               {"cs_statistical", statistical},
                                               {"cs_combined", combined, no_growth_model},
                                               {"cs_percentage", percentage},
                                               {"cs_anchor", anchor},
                                               {"jt_worked_example", worked_example},
                                               {"iapt", talking_therapies}}};
  return rows;
}

}  // namespace cairn::reference
