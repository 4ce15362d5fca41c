// SPDX-License-Identifier: Apache-2.0
#include "statistics/change/pre_post.hpp"

#include <stdexcept>

#include "statistics/sums.hpp"

namespace cairn::statistics {

PrePost pair_up(std::span<const double> pre, std::span<const double> post) {
  if (pre.size() != post.size()) throw std::invalid_argument("as many start as end scores are needed");
  PrePost out;
  out.index.reserve(pre.size());
  out.pre.reserve(pre.size());
  out.post.reserve(pre.size());
  for (std::size_t i = 0; i < pre.size(); ++i) {
    if (!std::isfinite(pre[i]) || !std::isfinite(post[i])) {
      ++out.left_out;
      continue;
    }
    out.index.push_back(i);
    out.pre.push_back(pre[i]);
    out.post.push_back(post[i]);
  }
  out.mean_pre = mean_of(out.pre);
  out.sd_pre = sd_of(out.pre);
  out.mean_post = mean_of(out.post);
  out.sd_post = sd_of(out.post);
  out.correlation = correlation_of(out.pre, out.post);
  return out;
}

}  // namespace cairn::statistics
