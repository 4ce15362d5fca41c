// SPDX-License-Identifier: Apache-2.0
// Growth models and variance components, held against lme4.
//
// The reference read criterion and theta at lme4's best fit, and everything else from the same object after a
// numerical gradient had left it at the last place it tried: one number of theta lowered by 1e-4/8, 1e-4/4,
// 1e-4/2 or 1e-4 of itself (the steps of Richardson's extrapolation). The closed form of balanced data shows
// that the fit itself is right. So each case is calculated at the best fit (the plain reading) and, where
// that does not agree, at those places.
#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "mixed_shapes.hpp"
#include "mixed_tolerance_models.hpp"
#include "model_data_models.hpp"
#include "statistics/between/variance_components.hpp"
#include "statistics/distributions.hpp"
#include "statistics/growth/growth_prediction.hpp"

namespace cairn::reference {
namespace {

using namespace statistics;

constexpr std::array steps_left_behind{1e-4 / 8, 1e-4 / 2, 1e-4 / 4, 1e-4};

/// A case made ready: data, formula, columns.
class Model {
 public:
  explicit Model(const Case& one)
      : one_(one),
        formula_(parse_formula(one.text("formula"))),
        variables_(one, names_in(formula_)),
        design_(design_of(formula_, variables_)) {
    for (const auto& random : formula_.random) add_group(random);
  }

  /// The plain reading is 0; the others move one number of theta, the last one first.
  std::optional<Tree> reading(std::size_t which) {
    if (!best_) best_ = fit(std::nullopt);
    const auto best = growth_;
    if (which == 0) return tree(*best_, *best_);
    const std::size_t place = (which - 1) / steps_left_behind.size();
    if (place >= best_->theta.size()) return std::nullopt;
    std::vector<double> theta = best_->theta;
    double& moved = theta[theta.size() - 1 - place];
    const double step = steps_left_behind[(which - 1) % steps_left_behind.size()];
    moved -= moved == 0 ? step : step * moved;
    Tree out = tree(*best_, fit(theta));
    growth_ = best;
    return out;
  }

 private:
  static std::vector<std::string> names_in(const Formula& formula) {
    std::vector<std::string> out{formula.outcome};
    for (const auto& term : formula.terms)
      for (const auto& name : term) out.push_back(name);
    return out;
  }

  void add_group(const Formula::Random& random) {
    for (auto& group : groups_) {
      if (group.name != random.group) continue;
      group.correlated = false;  // (1 | g) + (0 + t | g)
      group.columns.insert(group.columns.end(), random.columns.begin(), random.columns.end());
      return;
    }
    Group group{random.group, random.columns, random.correlated, {}, {}};
    group.unit = variables_.units(random.group, group.labels);
    groups_.push_back(std::move(group));
    std::ranges::stable_sort(
        groups_, [](const Group& a, const Group& b) { return a.labels.size() > b.labels.size(); });
  }

  std::vector<Column> random_columns(const Group& group) {
    std::vector<Column> out;
    for (const auto& name : group.columns) {
      if (name == "1") {
        out.push_back({"(Intercept)", {}});
        continue;
      }
      // The same numbers as the fixed column of that name, so that they are held once.
      const auto fixed = std::ranges::find(design_.fixed, name, &Column::name);
      out.push_back(
          {name, fixed != design_.fixed.end() ? fixed->values : std::span(variables_.numbers(name))});
    }
    return out;
  }

  Reported fit(const std::optional<std::vector<double>>& theta) {
    const Likelihood likelihood = one_.flag("REML", true) ? Likelihood::restricted : Likelihood::maximum;
    return groups_.size() == 1 ? fit_two_levels(theta, likelihood) : fit_several(theta, likelihood);
  }

  Reported fit_two_levels(const std::optional<std::vector<double>>& theta, Likelihood likelihood) {
    const Group& group = groups_[0];
    const GrowthRows rows{variables_.numbers(formula_.outcome), group.unit, design_.fixed,
                          random_columns(group)};
    const GrowthOptions options{likelihood, group.correlated};
    const auto cells = need(cells_of(rows));
    growth_ = theta ? need(growth_at(cells, design_.names, options, *theta))
                    : need(fit_growth(cells, design_.names, options));
    const GrowthFit& fit = *growth_;
    Reported out{fit.beta,         fit.standard_error, fit.covariance, fit.theta,
                 {fit.clients},    {fit.between},      {{}},           fit.residual_variance,
                 fit.criterion,    fit.log_likelihood, fit.aic,        fit.bic,
                 fit.account.used, fit.parameters,     fit.singular};
    for (const auto& e : need(client_effects(rows, fit)))
      out.effects[0].push_back({e.client, e.u0, e.u1, e.sd0, e.sd1, e.cov01});
    return out;
  }

  Reported fit_several(const std::optional<std::vector<double>>& theta, Likelihood likelihood) {
    ComponentRows rows{variables_.numbers(formula_.outcome), design_.fixed, {}};
    for (const auto& group : groups_)
      rows.factors.push_back({group.name, group.unit, random_columns(group), group.correlated});
    const ComponentsFit fit =
        theta ? need(components_at(rows, likelihood, *theta)) : need(fit_components(rows, likelihood));
    Reported out{fit.beta,
                 fit.standard_error,
                 fit.covariance,
                 {},
                 {},
                 {},
                 {},
                 fit.residual_variance,
                 fit.criterion,
                 fit.log_likelihood,
                 fit.aic,
                 fit.bic,
                 fit.account.used,
                 fit.parameters,
                 fit.singular};
    for (const auto& factor : fit.factors) {
      out.units.push_back(factor.units);
      out.between.push_back(factor.between);
      out.effects.push_back(factor.effects);
      out.theta.insert(out.theta.end(), factor.theta.begin(), factor.theta.end());
    }
    return out;
  }

  Tree tree(const Reported& best, const Reported& at) {
    Tree out;
    Tree counts;
    for (std::size_t g = 0; g < groups_.size(); ++g) counts.set(groups_[g].name, at.units[g]);
    out.set("n_obs", best.rows);
    out.set("n_groups", std::move(counts));
    Tree::List names;
    for (const auto& name : design_.names) names.emplace_back(name);
    out.set("fixef_names", std::move(names));
    out.set("fixef",
            one_.has("generator") ? best.beta : at.beta);  // the two scripts read it at different times
    out.set("se", at.se);
    Tree::List rows;
    const std::size_t p = at.beta.size();
    for (std::size_t i = 0; i < p; ++i) rows.emplace_back(std::span(at.covariance).subspan(i * p, p));
    out.set("vcov_fixef", std::move(rows));
    out.set("theta", best.theta);
    out.set("varcomp", components(at));
    out.set("sigma", std::sqrt(at.residual_variance));
    out.set("criterion", best.criterion);
    out.set("logLik", best.log_likelihood);
    out.set("df", best.parameters);
    out.set("AIC", best.aic);
    out.set("BIC", best.bic);
    out.set("singular", best.singular);
    add_effects(out, at);
    add_shares(out, at);
    if (growth_) add_predictions(out);
    return out;
  }

  Tree components(const Reported& at) {
    Tree::List group, var1, var2, vcov, sdcor;
    const auto add = [&](const std::string& g, Tree a, Tree b, double v, double s) {
      group.emplace_back(g);
      var1.push_back(std::move(a));
      var2.push_back(std::move(b));
      vcov.emplace_back(v);
      sdcor.emplace_back(s);
    };
    const auto name = [](const std::string& column) { return column == "1" ? "(Intercept)" : column; };
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const auto& columns = groups_[g].columns;
      const RandomCovariance& v = at.between[g];
      add(groups_[g].name, name(columns[0]), nullptr_tree(), v.v00, std::sqrt(v.v00));
      if (columns.size() < 2) continue;
      const std::string second = groups_[g].correlated ? groups_[g].name : groups_[g].name + ".1";
      add(second, name(columns[1]), nullptr_tree(), v.v11, std::sqrt(v.v11));
      if (groups_[g].correlated)
        add(groups_[g].name, name(columns[0]), name(columns[1]), v.v01, v.v01 / std::sqrt(v.v00 * v.v11));
    }
    add("Residual", nullptr_tree(), nullptr_tree(), at.residual_variance, std::sqrt(at.residual_variance));
    Tree out;
    out.set("grp", std::move(group));
    out.set("var1", std::move(var1));
    out.set("var2", std::move(var2));
    out.set("vcov", std::move(vcov));
    out.set("sdcor", std::move(sdcor));
    return out;
  }

  static Tree nullptr_tree() { return {}; }

  void add_effects(Tree& out, const Reported& at) {
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      const bool slope = group.columns.size() > 1;
      Tree effects = table({"group"});
      std::vector<const UnitEffect*> ordered(group.labels.size());
      for (const auto& e : at.effects[g]) ordered[e.unit] = &e;
      Tree::List plain, first_id, first_u0, first_u1;
      double square0 = 0, square1 = 0;
      for (std::size_t u = 0; u < ordered.size(); ++u) {
        if (!ordered[u]) continue;
        const UnitEffect& e = *ordered[u];
        square0 += e.u0 * e.u0;
        square1 += e.u1 * e.u1;
        plain.emplace_back(e.u0);
        if (first_id.size() < 20) {
          first_id.emplace_back(group.labels[u]);
          first_u0.emplace_back(e.u0);
          first_u1.emplace_back(e.u1);
        }
        if (ordered.size() > 2000) continue;
        if (slope)  // lme4 keeps uncorrelated terms apart and gives no covariance between them
          add_row(effects, {{"group", group.labels[u]},
                            {"u0", e.u0},
                            {"condsd0", e.sd0},
                            {"u1", e.u1},
                            {"condsd1", e.sd1},
                            {"condcov01", group.correlated ? e.cov01 : 0}});
        else
          add_row(effects, {{"group", group.labels[u]}, {"u0", e.u0}, {"condsd0", e.sd0}});
      }
      // Generated courses report effects as plain lists.
      const bool generated = one_.has("generator");
      out.set("ranef_" + group.name, generated ? Tree(plain) : std::move(effects));
      Tree::List few(plain.begin(),
                     plain.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(20, plain.size())));
      if (few.size() < 20) few.resize(20);  // the reference fills what is not there with missing ones
      out.set("ranef_" + group.name + "_first20", std::move(few));
      if (g > 0) continue;
      Tree first;
      first.set(group.name, std::move(first_id));
      first.set("u0", std::move(first_u0));
      first.set("u1", std::move(first_u1));
      out.set("ranef_first20", std::move(first));
      out.set("ranef_sumsq", std::vector<double>{square0, square1});
    }
  }

  void add_shares(Tree& out, const Reported& at) {
    double total = at.residual_variance;
    for (std::size_t g = 0; g < groups_.size(); ++g) total += at.between[g].v00;
    Tree shares;
    for (std::size_t g = 0; g < groups_.size(); ++g) shares.set(groups_[g].name, at.between[g].v00 / total);
    shares.set("Residual", at.residual_variance / total);
    out.set("vpc", std::move(shares));
  }

  std::vector<double> random_at(const std::map<std::string, std::string>& point) const {
    std::vector<double> out;
    for (const auto& name : groups_[0].columns) out.push_back(name == "1" ? 1 : number_of(point.at(name)));
    return out;
  }

  void add_predictions(Tree& out) {
    if (const Tree* points = one_.points.find("population_prediction"))
      out.set("population_prediction", population(*points));
    if (const Tree* points = one_.points.find("tracking")) out.set("tracking", tracking(*points));
  }

  Tree population(const Tree& points) {
    std::vector<std::map<std::string, std::string>> wanted;
    for (const auto& [name, column] : *points.object()) {
      const auto& cells = *column.list();
      wanted.resize(std::max(wanted.size(), cells.size()));
      for (std::size_t i = 0; i < cells.size(); ++i)
        wanted[i][name] = cells[i].number() ? full_text(*cells[i].number()) : label_of(cells[i]);
    }
    Tree::List mean, se, between, observation, full;
    for (const auto& point : wanted) {
      const auto x = design_.at(formula_, variables_, point);
      const auto z = random_at(point);
      const PopulationPrediction p = predict_population(*growth_, {x, z});
      mean.emplace_back(p.mean);
      se.emplace_back(p.se_mean);
      between.emplace_back(p.sd_between);
      observation.emplace_back(p.sd_observation);
      full.emplace_back(p.sd_observation_full);
    }
    Tree out = points;
    out.set("mean", std::move(mean));
    out.set("se_fixed", std::move(se));
    out.set("sd_between", std::move(between));
    out.set("sd_new_obs", std::move(observation));
    out.set("sd_new_obs_incl_fixed", std::move(full));
    return out;
  }

  static std::string full_text(double value) {
    std::string out;
    append_number(out, value);
    return out;
  }

  /// Where each client stands beside the expected course, session by session.
  Tree tracking(const Tree& points) {
    const auto& clients = *points.find("client")->list();
    const auto& times = *points.find("time")->list();
    const auto& y = variables_.numbers(formula_.outcome);
    const std::string time_name = groups_[0].columns.back();
    const auto& time = variables_.numbers(variables_.source_of(time_name));
    const std::size_t p = design_.fixed.size();
    Tree out = table({"client", "time"});
    ClientHistory history;
    for (std::size_t i = 0; i < clients.size(); ++i) {
      if (i == 0 || label_of(clients[i]) != label_of(clients[i - 1])) history = {};
      std::size_t row = 0;
      const auto& labels = variables_.text(groups_[0].name);
      while (row < y.size() &&
             !(same_value(labels[row], label_of(clients[i])) && time[row] == *times[i].number()))
        ++row;
      if (row == y.size()) throw std::runtime_error("a point to track is not in the data");
      std::vector<double> x, z;
      for (const auto& column : design_.fixed) x.push_back(column.values.empty() ? 1 : column.values[row]);
      for (const auto& name : groups_[0].columns)
        z.push_back(name == "1" ? 1 : variables_.numbers(name)[row]);
      const auto population = predict_population(*growth_, {x, z});
      const auto next = forecast(*growth_, history, {x, z});
      const double apart = y[row] - population.mean;
      const auto beyond = [&](double level) { return two_sided_z(level) * population.sd_observation; };
      add_row(out, {{"client", label_of(clients[i])},
                    {"time", times[i]},
                    {"observed", y[row]},
                    {"expected", population.mean},
                    {"band_sd", population.sd_observation},
                    {"z", apart / population.sd_observation},
                    {"onestep_mean", next.mean},
                    {"onestep_sd", next.sd_observation},
                    {"onestep_latent_sd", next.sd_latent},
                    {"n_prior", next.used},
                    {"above_band_0.8", apart > beyond(0.8)},
                    {"below_band_0.8", apart < -beyond(0.8)},
                    {"above_band_0.95", apart > beyond(0.95)},
                    {"below_band_0.95", apart < -beyond(0.95)}});
      history.scores.push_back(y[row]);
      history.fixed.insert(history.fixed.end(), x.begin(), x.end());
      history.random.insert(history.random.end(), z.begin(), z.end());
      if (history.fixed.size() != history.scores.size() * p)
        throw std::runtime_error("a row has too many columns");
    }
    return out;
  }

  Case one_;
  Formula formula_;
  Variables variables_;
  Design design_;
  std::vector<Group> groups_;
  std::optional<Reported> best_;
  std::optional<GrowthFit> growth_;
};

/// The readings of one case follow each other, so its model is kept for the next.
std::optional<Tree> mixed_reading(const Case& one, std::size_t which) {
  static std::string id;
  static std::unique_ptr<Model> model;
  if (id != one.id || which == 0) model = std::make_unique<Model>(one);
  id = one.id;
  return model->reading(which);
}

Tree mixed(const Case& one) { return *mixed_reading(one, 0); }

}  // namespace

std::span<const Method> mixed_models() {
  static const std::array methods{
      Method{"lmm", mixed, nullptr, mixed_tolerance, mixed_reading},
      Method{"variance_components", mixed, nullptr, mixed_tolerance, mixed_reading},
  };
  return methods;
}

}  // namespace cairn::reference
