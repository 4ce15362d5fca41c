// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/change_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "statistics/change/pre_post.hpp"
#include "statistics/numeric/blocks.hpp"
#include "statistics/sums.hpp"

namespace cairn::statistics {
namespace {

/// As many numbers as are calculated with at once: 2 everywhere, 4 where the processor can.
template <std::size_t Width>
struct Many {
  using Lanes [[gnu::vector_size(Width * sizeof(double))]] = double;
  using Masks [[gnu::vector_size(Width * sizeof(double))]] = std::int64_t;
};
constexpr std::size_t widest = 4;

constexpr std::size_t block_size = 2048;           ///< people whose scores stay in the first cache
constexpr std::size_t share_size = 64 * block_size;  ///< people from whom on a second core pays

/// The numbers of one block: its means as distances from numbers near them (so that no digit is lost when the
/// means are far from 0), and its squares around its own means.
struct Part {
  double count = 0;
  double mean_pre = 0;
  double mean_post = 0;
  double pre_pre = 0;
  double post_post = 0;
  double pre_post = 0;
  bool cancelled = false;  ///< the numbers it was taken around were too far away
};

/// Numbers near the scores, so that what is squared is small.
struct Near {
  double pre = 0;
  double post = 0;
};

/// The numbers of `count` people (a multiple of `widest`), taken around `near`.
template <std::size_t Width>
[[gnu::always_inline]] inline Part part_of(const double* pre, const double* post, std::size_t count,
                                           const Near& near) {
  using Lanes = typename Many<Width>::Lanes;
  using Masks = typename Many<Width>::Masks;
  const auto total = [](const Lanes& lanes) {
    double out = 0;
    for (std::size_t i = 0; i < Width; ++i) out += lanes[i];
    return out;
  };
  const Lanes zero{};
  const Lanes one = zero + 1.0;
  const Lanes near_pre = zero + near.pre;
  const Lanes near_post = zero + near.post;
  Lanes n{}, sum_a{}, sum_b{}, aa{}, bb{}, ab{};
  for (std::size_t i = 0; i < count; i += Width) {
    Lanes a, b;
    std::memcpy(&a, pre + i, sizeof a);
    std::memcpy(&b, post + i, sizeof b);
    const Masks both = ((a - a) + (b - b)) == zero;
    const Lanes da = both ? a - near_pre : zero;
    const Lanes db = both ? b - near_post : zero;
    n += both ? one : zero;
    sum_a += da;
    sum_b += db;
    aa += da * da;
    bb += db * db;
    ab += da * db;
  }
  Part out;
  out.count = total(n);
  if (!(out.count > 0)) return out;
  out.mean_pre = total(sum_a) / out.count;
  out.mean_post = total(sum_b) / out.count;
  const double whole_pre = total(aa);
  const double whole_post = total(bb);
  out.pre_pre = whole_pre - out.mean_pre * out.mean_pre * out.count;
  out.post_post = whole_post - out.mean_post * out.mean_post * out.count;
  out.pre_post = total(ab) - out.mean_pre * out.mean_post * out.count;
  out.cancelled = out.pre_pre < 0.25 * whole_pre || out.post_post < 0.25 * whole_post;
  return out;
}

/// A stretch of people (a multiple of `widest`) and where their verdicts go; null for what is not wanted.
struct Judged {
  const double* pre;
  const double* post;
  std::size_t count;
  double* index;
  Change* change;
  Outcome* outcome;
};

/// Writes a verdict below 256 a lane as a byte each.
template <std::size_t Width>
[[gnu::always_inline]] inline void put_bytes(const typename Many<Width>::Masks& verdict, void* into) {
  std::uint32_t bytes = 0;
  for (std::size_t k = 0; k < Width; ++k) bytes |= static_cast<std::uint32_t>(verdict[k]) << (8U * k);
  std::memcpy(into, &bytes, Width);
}

template <std::size_t Width>
[[gnu::always_inline]] inline void judge_part(const ReliableRule& rule, double cutoff, const Judged& given) {
  using Lanes = typename Many<Width>::Lanes;
  using Masks = typename Many<Width>::Masks;
  const Judged at = given;
  const Lanes zero{};
  const double direction = sign_of(rule.better);
  const Lanes way_of = zero + direction;
  const Lanes cut = zero + direction * cutoff;
  const Lanes critical = zero + rule.critical;
  const Lanes by_post = zero + rule.by_post;
  const Lanes by_pre = zero + rule.by_pre;
  const Lanes fixed = zero + rule.fixed;
  const Lanes error = zero + rule.standard_error;
  for (std::size_t i = 0; i < at.count; i += Width) {
    Lanes a, b;
    std::memcpy(&a, at.pre + i, sizeof a);
    std::memcpy(&b, at.post + i, sizeof b);
    const Masks both = ((a - a) + (b - b)) == zero;
    const Lanes index = (by_post * b + by_pre * a + fixed) / error;
    const Lanes way = way_of * index;
    const Masks better = way > critical;  // −1 where it holds
    const Masks worse = way < -critical;
    if (at.index != nullptr) {
      const Lanes kept = both ? index : zero + missing;
      std::memcpy(at.index + i, &kept, sizeof kept);
    }
    if (at.change != nullptr) put_bytes<Width>(both ? 1 + better - worse : Masks{} + 3, at.change + i);
    if (at.outcome != nullptr) {
      const Masks was_worse = way_of * a < cut;
      const Masks is_better = way_of * b > cut;
      const Masks far = (was_worse & is_better & better) - (~was_worse & ~is_better & worse);
      put_bytes<Width>(both ? 2 + better - worse + far : Masks{} + 5, at.outcome + i);
    }
  }
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] Part wide_part(const double* pre, const double* post, std::size_t count,
                                       const Near& near) {
  return part_of<4>(pre, post, count, near);
}
[[gnu::target("avx2")]] void wide_judge(const ReliableRule& rule, double cutoff, const Judged& at) {
  judge_part<4>(rule, cutoff, at);
}
bool has_wide() { return __builtin_cpu_supports("avx2") != 0; }
#else
Part wide_part(const double* pre, const double* post, std::size_t count, const Near& near) {
  return part_of<2>(pre, post, count, near);
}
void wide_judge(const ReliableRule& rule, double cutoff, const Judged& at) {
  judge_part<2>(rule, cutoff, at);
}
bool has_wide() { return false; }
#endif

/// The numbers of a block of any length: what does not fill the lanes is filled up with missing scores. When
/// they lie far from `near`, they are taken again around their own means.
Part block_part(const double* pre, const double* post, std::size_t count, const Near& near) {
  std::array<double, block_size> a;
  std::array<double, block_size> b;
  std::size_t whole = count;
  if (count % widest != 0) {
    whole = (count / widest + 1) * widest;
    std::memcpy(a.data(), pre, count * sizeof(double));
    std::memcpy(b.data(), post, count * sizeof(double));
    for (std::size_t i = count; i < whole; ++i) a[i] = b[i] = missing;
    pre = a.data();
    post = b.data();
  }
  const auto around = [&](const Near& middle) {
    return has_wide() ? wide_part(pre, post, whole, middle) : part_of<2>(pre, post, whole, middle);
  };
  const Part first = around(near);
  if (!first.cancelled) return first;
  const Near own{near.pre + first.mean_pre, near.post + first.mean_post};
  Part out = around(own);
  out.mean_pre += own.pre - near.pre;
  out.mean_post += own.post - near.post;
  return out;
}

Part joined(const Part& a, const Part& b) {
  if (!(a.count > 0)) return b;
  if (!(b.count > 0)) return a;
  Part out;
  out.count = a.count + b.count;
  const double step_pre = b.mean_pre - a.mean_pre;
  const double step_post = b.mean_post - a.mean_post;
  const double share = b.count / out.count;
  const double weight = a.count * share;
  out.mean_pre = a.mean_pre + step_pre * share;
  out.mean_post = a.mean_post + step_post * share;
  out.pre_pre = a.pre_pre + b.pre_pre + step_pre * step_pre * weight;
  out.post_post = a.post_post + b.post_post + step_post * step_post * weight;
  out.pre_post = a.pre_post + b.pre_post + step_pre * step_post * weight;
  return out;
}

/// Parts put together two by two, so that errors grow with the logarithm of their number.
Part joined(std::span<const Part> parts) {
  if (parts.size() == 1) return parts.front();
  const std::size_t half = parts.size() / 2;
  return joined(joined(parts.first(half)), joined(parts.subspan(half)));
}

/// The first scores that count, as numbers near the others.
Near first_pair(std::span<const double> pre, std::span<const double> post) {
  for (std::size_t i = 0; i < pre.size(); ++i)
    if (std::isfinite(pre[i]) && std::isfinite(post[i])) return {pre[i], post[i]};
  return {};
}

/// The numbers by way of copies that are scaled, for scores whose squares a double cannot hold.
PrePostMoments careful_moments(std::span<const double> pre, std::span<const double> post) {
  const PrePost sample = pair_up(pre, post);
  return {sample.used(), sample.left_out,  sample.mean_pre,   sample.sd_pre,
          sample.mean_post, sample.sd_post, sample.correlation};
}

/// Everybody's numbers; `near` becomes what the means are distances from.
Part whole_part(std::span<const double> pre, std::span<const double> post, Near& near) {
  const auto part = [&](std::size_t block, const Near& middle) {
    return block_part(pre.data() + block * block_size, post.data() + block * block_size,
                      std::min(block_size, pre.size() - block * block_size), middle);
  };
  near = first_pair(pre, post);
  const Part first = part(0, near);
  near = {near.pre + first.mean_pre, near.post + first.mean_post};
  std::vector<Part> parts(blocks_of(pre.size(), block_size));
  constexpr std::size_t per_share = share_size / block_size;
  for_each_block(blocks_of(parts.size(), per_share), [&](std::size_t share) {
    for (std::size_t k = share * per_share; k < std::min(parts.size(), (share + 1) * per_share); ++k)
      parts[k] = part(k, near);
  });
  return joined(parts);
}

}  // namespace

PrePostMoments moments_of(std::span<const double> pre, std::span<const double> post) {
  if (pre.size() != post.size()) throw std::invalid_argument("as many start as end scores are needed");
  if (pre.empty()) return {};
  Near near;
  const Part all = whole_part(pre, post, near);
  const auto holds = [](double squares) { return squares > 1e-250 && squares < 1e250; };
  if (all.count < 2 || !holds(all.pre_pre) || !holds(all.post_post)) return careful_moments(pre, post);
  PrePostMoments out;
  out.used = static_cast<std::size_t>(all.count);
  out.left_out = pre.size() - out.used;
  out.mean_pre = near.pre + all.mean_pre;
  out.mean_post = near.post + all.mean_post;
  out.sd_pre = std::sqrt(all.pre_pre / (all.count - 1));
  out.sd_post = std::sqrt(all.post_post / (all.count - 1));
  out.correlation =
      std::clamp(all.pre_post / (std::sqrt(all.pre_pre) * std::sqrt(all.post_post)), -1.0, 1.0);
  return out;
}

namespace {

/// A stretch of any length: what does not fill the lanes is judged in a copy.
void judge_stretch(const ReliableRule& rule, double cutoff, const Judged& at) {
  const std::size_t whole = at.count / widest * widest;
  const auto judge = [&](const Judged& part) {
    if (has_wide())
      wide_judge(rule, cutoff, part);
    else
      judge_part<2>(rule, cutoff, part);
  };
  Judged even = at;
  even.count = whole;
  judge(even);
  if (whole == at.count) return;
  std::array<double, widest> pre{};
  std::array<double, widest> post{};
  std::array<double, widest> index{};
  std::array<Change, widest> change{};
  std::array<Outcome, widest> outcome{};
  const std::size_t rest = at.count - whole;
  std::memcpy(pre.data(), at.pre + whole, rest * sizeof(double));
  std::memcpy(post.data(), at.post + whole, rest * sizeof(double));
  judge({pre.data(), post.data(), widest, at.index != nullptr ? index.data() : nullptr,
         at.change != nullptr ? change.data() : nullptr, at.outcome != nullptr ? outcome.data() : nullptr});
  if (at.index != nullptr) std::memcpy(at.index + whole, index.data(), rest * sizeof(double));
  if (at.change != nullptr) std::memcpy(at.change + whole, change.data(), rest);
  if (at.outcome != nullptr) std::memcpy(at.outcome + whole, outcome.data(), rest);
}

}  // namespace

void judge_changes(const ReliableRule& rule, std::optional<double> cutoff, std::span<const double> pre,
                   std::span<const double> post, const ChangeColumns& out) {
  const auto fits = [&](std::size_t size) { return size == 0 || size == pre.size(); };
  if (pre.size() != post.size() || !fits(out.index.size()) || !fits(out.change.size()) ||
      !fits(out.outcome.size()))
    throw std::invalid_argument("columns of verdicts are as long as those of scores");
  if (!out.outcome.empty() && !cutoff) throw std::invalid_argument("an outcome needs a cutoff");
  for_each_block(blocks_of(pre.size(), share_size), [&](std::size_t share) {
    const std::size_t from = share * share_size;
    judge_stretch(rule, cutoff.value_or(0),
                  {pre.data() + from, post.data() + from, std::min(share_size, pre.size() - from),
                   out.index.empty() ? nullptr : out.index.data() + from,
                   out.change.empty() ? nullptr : out.change.data() + from,
                   out.outcome.empty() ? nullptr : out.outcome.data() + from});
  });
}

}  // namespace cairn::statistics
