// SPDX-License-Identifier: Apache-2.0
// Sudden gains and losses, as the R package suddengains reports them (compat mode).
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "case.hpp"
#include "statistics/change/reliable_change.hpp"
#include "statistics/patterns/jump_summary.hpp"
#include "statistics/patterns/sudden_gains.hpp"
#include "statistics/sums.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

/// A wide file as a table of people × sessions, people in ascending order of id.
struct Wide {
  std::vector<std::string> id;
  std::size_t sessions = 0;
  std::vector<double> scores;
  std::span<const double> row(std::size_t person) const {
    return std::span(scores).subspan(person * sessions, sessions);
  }
};

Wide wide(const Case& one) {
  const auto data = one.data();
  const auto& id = data->text(one.text("id"));
  std::vector<std::vector<double>> columns;
  for (const auto& name : one.texts("vars")) columns.push_back(data->numbers(name));
  std::vector<std::size_t> order(id.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return number_of(id[i]); });
  Wide out{{}, columns.size(), {}};
  for (const std::size_t i : order) {
    out.id.push_back(id[i]);
    for (const auto& column : columns) out.scores.push_back(column[i]);
  }
  return out;
}

JumpOptions options_of(const Case& one, JumpKind kind) {
  JumpOptions out;
  out.kind = kind;
  out.mode = Mode::compat;
  if (const auto cutoff = one.maybe_number("crit1_cutoff")) out.cutoff = std::abs(*cutoff);
  out.share = one.maybe_number("crit2_pct");
  out.stable = one.flag("crit3", true);
  out.alpha = one.number("crit3_alpha", 0.05);
  if (!one.flag("crit3_adjust", true)) out.critical = one.number("crit3_critical_value", 2.776);
  return out;
}

Tree met_tree(Met met) { return met == Met::unknown ? Tree() : Tree(met == Met::yes); }

Tree details(const Wide& data, const JumpTable& table_of, const std::string& prefix) {
  Tree out = table({"id"});
  for (std::size_t person = 0; person < table_of.people; ++person) {
    add_row(out, {{"id", data.id[person]}});
    for (std::size_t j = 2; j + 1 < table_of.sessions; ++j) {
      const auto& interval = table_of.at(person, j);
      const std::string name = std::to_string(j) + "to" + std::to_string(j + 1);
      add_row(out, {{prefix + "_crit1_" + name, met_tree(interval.points)},
                    {prefix + "_crit2_" + name, met_tree(interval.share)},
                    {prefix + "_crit3_" + name, met_tree(interval.stable)},
                    {prefix + "_" + name, met_tree(interval.jump)}});
    }
  }
  return out;
}

double score_at(std::span<const double> row, std::size_t position) {
  return position >= 1 && position <= row.size() ? row[position - 1] : missing;
}

std::string jump_id(const Wide& data, const Jump& jump) {
  return data.id[jump.person] + "_sg_" + std::to_string(jump.session);
}

Tree each_jump(const Wide& data, std::span<const Jump> jumps) {
  Tree out = table({"id_sg"});
  for (const auto& jump : jumps) {
    const auto row = data.row(jump.person);
    const std::size_t j = jump.session;
    add_row(out, {{"id", data.id[jump.person]},
                  {"id_sg", jump_id(data, jump)},
                  {"sg_crit123", 1},
                  {"sg_session_n", j},
                  {"sg_freq_byperson", jump.of_person},
                  {"sg_m_2n", j > 2 ? Tree(score_at(row, j - 2)) : Tree()},
                  {"sg_m_1n", score_at(row, j - 1)},
                  {"sg_m_n", score_at(row, j)},
                  {"sg_m_n1", score_at(row, j + 1)},
                  {"sg_m_n2", score_at(row, j + 2)},
                  {"sg_m_n3", score_at(row, j + 3)},
                  {"sg_magnitude", jump.magnitude},
                  {"sg_m_tx_change", jump.total_change},
                  {"sg_change_proportion", jump.share_of_total},
                  {"sg_reversal_value", jump.reversal_value},
                  {"sg_reversal", jump.reversed}});
  }
  return out;
}

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? missing : rounded(100 * static_cast<double>(part) / static_cast<double>(whole), 2);
}

Tree rounded_tree(const Defined<>& value) { return value ? Tree(rounded(*value, 2)) : Tree(); }

Tree describe_all(std::span<const Jump> jumps) {
  std::vector<double> magnitudes;
  std::size_t several = 0, reversed = 0;
  for (const auto& jump : jumps) {
    if (jump.magnitude) magnitudes.push_back(*jump.magnitude);
    several += jump.of_person > 1 ? 1U : 0U;
    reversed += jump.reversed ? 1U : 0U;
  }
  Tree out;
  out.set("total_n", jumps.size());
  out.set("sg_total_n", jumps.size());
  out.set("sg_pct", percent(jumps.size(), jumps.size()));
  out.set("sg_multiple_pct", percent(several, jumps.size()));
  out.set("sg_reversal_n", reversed);
  out.set("sg_reversal_pct", percent(reversed, jumps.size()));
  out.set("sg_magnitude_m", rounded_tree(mean_of(magnitudes)));
  out.set("sg_magnitude_sd", rounded_tree(sd_of(magnitudes)));
  return out;
}

Tree describe_people(const JumpSummary& summary, std::size_t jumps) {
  Tree out;
  out.set("total_n", summary.people);
  out.set("sg_total_n", jumps);
  out.set("sg_n", summary.with_jump);
  out.set("sg_pct", percent(summary.with_jump, summary.people));
  out.set("sg_multiple_n", summary.with_several);
  out.set("sg_multiple_pct", percent(summary.with_several, summary.people));
  out.set("sg_reversal_n", summary.reversed);
  out.set("sg_reversal_pct", percent(summary.reversed, summary.with_jump));
  out.set("sg_magnitude_m", rounded_tree(summary.mean_magnitude));
  out.set("sg_magnitude_sd", rounded_tree(summary.sd_magnitude));
  return out;
}

Tree by_person(const Wide& data, std::span<const std::optional<Jump>> chosen) {
  Tree out = table({"id"});
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto& jump = chosen[i];
    add_row(out, {{"id", data.id[i]},
                  {"id_sg", jump ? Tree(jump_id(data, *jump)) : Tree()},
                  {"sg_crit123", jump ? 1 : 0},
                  {"sg_session_n", jump ? Tree(jump->session) : Tree()},
                  {"sg_freq_byperson", jump ? Tree(jump->of_person) : Tree(0)},
                  {"sg_magnitude", jump ? Tree(jump->magnitude) : Tree()}});
  }
  return out;
}

Tree select(const Wide& data, std::size_t least) {
  Tree pattern{Tree::List{}}, sessions{Tree::List{}};
  for (std::size_t i = 0; i < data.id.size(); ++i) {
    pattern.push(has_judgeable_pattern(data.row(i)));
    sessions.push(count_observed(data.row(i)) >= least);
  }
  Tree out;
  out.set("pattern", std::move(pattern));
  out.set("sessions", std::move(sessions));
  return out;
}

Tree jumps_of(const Case& one, JumpKind kind) {
  const auto data = wide(one);
  const auto options = options_of(one, kind);
  const auto found = find_jumps(data.scores, data.sessions, options);
  const auto jumps = list_jumps(found, data.scores, options);
  Tree out;
  out.set("details", details(data, found, kind == JumpKind::gain ? "sg" : "sl"));
  out.set("n_gains", found.jumps);
  out.set("n_na_intervals", found.unknown);
  out.set("bysg", each_jump(data, jumps));
  out.set("describe_bysg", describe_all(jumps));
  constexpr std::array<std::pair<WhichJump, const char*>, 4> choices{{{WhichJump::first, "first"},
                                                                      {WhichJump::last, "last"},
                                                                      {WhichJump::smallest, "smallest"},
                                                                      {WhichJump::largest, "largest"}}};
  for (const auto& [which, name] : choices) {
    const auto chosen = one_per_person(jumps, found.people, which, Mode::compat);
    out.set(std::string("byperson_") + name, by_person(data, chosen));
    out.set(std::string("describe_byperson_") + name, describe_people(summarise(chosen), jumps.size()));
  }
  JumpOptions every = options;  // the package counts an interval as judged when all three criteria can be
  every.cutoff = every.cutoff.value_or(1);
  every.share = every.share.value_or(0.25);
  every.stable = true;
  const std::size_t unknown = find_jumps(data.scores, data.sessions, every).unknown;
  const std::size_t judged = found.people * found.per_person();
  Tree counts;
  counts.set("total_between_sess_intervals", found.people * (found.sessions - 1));
  counts.set("total_between_sess_intervals_sg", judged);
  counts.set("available_between_sess_intervals_sg", judged - unknown);
  counts.set("not_available_between_sess_intervals_sg", unknown);
  out.set("count_intervals", std::move(counts));
  const Tree selected = select(data, static_cast<std::size_t>(one.number("min_sess_num", 0)));
  out.set("select_pattern", *selected.find("pattern"));
  out.set("select_min_sess", *selected.find("sessions"));
  return out;
}

Tree gains(const Case& one) { return jumps_of(one, JumpKind::gain); }
Tree losses(const Case& one) { return jumps_of(one, JumpKind::loss); }

Tree first_criterion(const Case& one) {
  Defined<> sd = one.number("sd", missing);
  if (one.has("sd_of")) sd = sd_of(observed(one.data()->numbers(one.text("sd_of"))));
  const double reliability = one.number("reliability");
  const auto found = reliable_difference(sd.value_or(missing), reliability, 1.96);
  Tree out;
  out.set("sd", sd);
  out.set("reliability", reliability);
  out.set("standard_error_measurement", found ? Tree(found->sem) : Tree());
  out.set("standard_error_difference", found ? Tree(found->s_diff) : Tree());
  out.set("reliable_change_value", found ? Tree(found->points) : Tree());
  return out;
}

}  // namespace

std::span<const Method> jump_methods() {
  static constexpr std::array<Method, 3> rows{
      {{"sudden_gains", gains}, {"sudden_losses", losses}, {"sg_crit1", first_criterion}}};
  return rows;
}

}  // namespace cairn::reference
