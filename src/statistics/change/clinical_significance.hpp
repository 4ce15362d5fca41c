// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "statistics/change/clinical_cutoff.hpp"
#include "statistics/change/pre_post.hpp"
#include "statistics/change/verdict.hpp"

/// Clinical significance: on which side of the cutoff somebody stood before and after, and what that makes of
/// a reliable change.
namespace cairn::statistics {

/// The side of the cutoff, strictly: exactly on it counts as the worse side before and not as the better side
/// after.
struct ClinicalStatus {
  bool clinical_pre = false;  ///< on the worse side at the start
  bool functional_post =
      false;  ///< on the better side at the end (Hageman-Arrindell: reliably passed from worse)
  bool clinical_post =
      false;  ///< Hageman-Arrindell: reliably passed from better to worse; else !functional_post
  std::optional<double> cs_individual;  ///< Hageman-Arrindell's CS_indiv
};

/// Status of each pair against a cutoff (Jacobson & Truax).
std::vector<ClinicalStatus> clinical_status(const PrePost& sample, double cutoff, Better better);

/// Hageman & Arrindell's status: CS_indiv = [M₂ + (post−M₂)ρ(S₂) − cut] / (√ρ(S₂)·SEM) against `critical`.
Defined<std::vector<ClinicalStatus>> reliable_status(const PrePost& sample, double cutoff, double sem,
                                                     Better better, double critical);

/// Statistical approach alone: improved = worse → better side, deteriorated = better → worse side.
Change crossing(const ClinicalStatus& status);

/// Both criteria together: recovered = improved reliably and passed to the better side; harmed = deteriorated reliably and passed to
/// the worse side; otherwise what the reliable change alone says. In `Mode::compat` not having passed to the
/// better side counts as having passed to the worse one, which differs for Hageman-Arrindell
/// (clinicalsignificance 3.0).
Outcome combine(Change change, const ClinicalStatus& status, Mode mode = Mode::standard);

/// How many of each outcome, in the order of the enum; `unknown` does not count.
struct OutcomeTally {
  std::array<std::size_t, 5> count{};
  std::size_t total = 0;
  void add(Outcome outcome);
  std::size_t of(Outcome outcome) const { return count[static_cast<std::size_t>(outcome)]; }
  Defined<> share(Outcome outcome) const;  ///< 0…1; undefined for nobody
};

/// Hageman & Arrindell's group level: the estimated share of a group that truly changed, and that is truly
/// functional.
struct GroupShares {
  Defined<> changed;     ///< Φ(dir·mean(Δ)/(sd(Δ)·√r_dd))
  Defined<> functional;  ///< Φ(dir·(M₂−cut)/(S₂·√ρ))
};

/// `pre` and `post` are the group's; r_dd and rho_post those of everybody.
GroupShares group_shares(std::span<const double> pre, std::span<const double> post, double r_dd,
                         double rho_post, double cutoff, Better better);

}  // namespace cairn::statistics
