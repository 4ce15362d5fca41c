// SPDX-License-Identifier: Apache-2.0
#include "pre_post_data.hpp"

#include <cmath>
#include <limits>
#include <unordered_map>

namespace cairn::reference {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

PrePostData first_and_last(const Data& data) {
  PrePostData out;
  const auto& id = data.text("client");
  const auto score = data.numbers("phq");
  std::size_t seen = 0;
  for (std::size_t i = 0; i < id.size(); ++i) {
    if (out.id.empty() || out.id.back() != id[i]) {
      out.id.push_back(id[i]);
      out.group.emplace_back();
      out.pre.push_back(none);
      out.post.push_back(none);
      seen = 0;
    }
    if (std::isnan(score[i])) continue;
    ++seen;
    if (seen == 1)
      out.pre.back() = score[i];
    else
      out.post.back() = score[i];
  }
  return out;
}

}  // namespace

PrePostData pre_post_data(const Case& one) {
  const auto data = one.data();
  if (one.has("generator")) return first_and_last(*data);
  PrePostData out;
  std::unordered_map<std::string, std::size_t> places;
  const auto& id = data->text(one.text("id"));
  const auto& time = data->text(one.text("time"));
  const auto outcome = data->numbers(one.text("outcome"));
  const auto* group = one.has("group") ? &data->text(one.text("group")) : nullptr;
  const std::string pre = one.text("pre", "");
  const std::string post = one.text("post", "");
  for (std::size_t i = 0; i < id.size(); ++i) {
    const auto [place, fresh] = places.try_emplace(id[i], out.id.size());
    if (fresh) {
      out.id.push_back(id[i]);
      out.group.push_back(group ? (*group)[i] : "");
      out.pre.push_back(none);
      out.post.push_back(none);
    }
    if (!pre.empty() && same_value(time[i], pre)) out.pre[place->second] = outcome[i];
    if (!post.empty() && same_value(time[i], post)) out.post[place->second] = outcome[i];
  }
  return out;
}

}  // namespace cairn::reference
