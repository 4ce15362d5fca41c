// SPDX-License-Identifier: Apache-2.0
#include "vault/webauthn/cbor.hpp"

#include <cbor.h>

#include <limits>

namespace cairn::webauthn {
namespace {

/// Takes what libcbor's decoder finds, one item after the other, and puts the values together. The decoder itself takes
/// no memory, and nothing here takes any before it has looked at the limits.
class Builder {
 public:
  explicit Builder(const CborLimits& limits) : limits_(limits) {}

  bool failed() const { return failed_; }
  bool done() const { return done_; }
  Cbor take() { return std::move(root_); }

  void fail() { failed_ = true; }

  void add(Cbor value) {
    if (failed_ || ++values_ > limits_.values) return fail();
    place(std::move(value));
    close_full();
  }

  void open(bool is_map, std::size_t size) {
    if (failed_ || ++values_ > limits_.values || open_.size() >= limits_.depth || size > limits_.values) return fail();
    Open next{is_map ? Cbor{Cbor::Map{}} : Cbor{Cbor::List{}}, is_map, is_map ? 2 * size : size, {}};
    open_.push_back(std::move(next));
    close_full();
  }

 private:
  /// A list or map that is not complete yet. Keys and values of a map come in turn.
  struct Open {
    Cbor value;
    bool is_map;
    std::size_t missing;
    std::optional<Cbor> key;
  };

  void place(Cbor value) {
    if (open_.empty()) {
      root_ = std::move(value);
      done_ = true;
      return;
    }
    Open& into = open_.back();
    --into.missing;
    if (!into.is_map) {
      std::get<Cbor::List>(into.value.value).push_back(std::move(value));
    } else if (!into.key) {
      if (!value.number() && !value.text()) return fail();
      into.key = std::move(value);
    } else {
      auto& members = std::get<Cbor::Map>(into.value.value);
      for (const auto& [key, other] : members)
        if (key == *into.key) return fail();
      members.emplace_back(std::move(*into.key), std::move(value));
      into.key.reset();
    }
  }

  void close_full() {
    while (!failed_ && !open_.empty() && open_.back().missing == 0) {
      Cbor complete = std::move(open_.back().value);
      open_.pop_back();
      place(std::move(complete));
    }
  }

  const CborLimits& limits_;
  std::vector<Open> open_;
  Cbor root_;
  std::size_t values_ = 0;
  bool failed_ = false;
  bool done_ = false;
};

Builder& builder(void* context) { return *static_cast<Builder*>(context); }

void number(void* context, std::uint64_t value) {
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return builder(context).fail();
  builder(context).add({static_cast<std::int64_t>(value)});
}
void below_zero(void* context, std::uint64_t value) {
  if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return builder(context).fail();
  builder(context).add({-1 - static_cast<std::int64_t>(value)});
}
std::string_view view(cbor_data bytes, std::size_t size) { return {reinterpret_cast<const char*>(bytes), size}; }

cbor_callbacks callbacks() {
  cbor_callbacks on = cbor_empty_callbacks;
  on.uint8 = [](void* context, std::uint8_t value) { number(context, value); };
  on.uint16 = [](void* context, std::uint16_t value) { number(context, value); };
  on.uint32 = [](void* context, std::uint32_t value) { number(context, value); };
  on.uint64 = [](void* context, std::uint64_t value) { number(context, value); };
  on.negint8 = [](void* context, std::uint8_t value) { below_zero(context, value); };
  on.negint16 = [](void* context, std::uint16_t value) { below_zero(context, value); };
  on.negint32 = [](void* context, std::uint32_t value) { below_zero(context, value); };
  on.negint64 = [](void* context, std::uint64_t value) { below_zero(context, value); };
  on.byte_string = [](void* context, cbor_data bytes, std::size_t size) {
    builder(context).add({Cbor::Bytes{std::string(view(bytes, size))}});
  };
  on.string = [](void* context, cbor_data bytes, std::size_t size) { builder(context).add({std::string(view(bytes, size))}); };
  on.array_start = [](void* context, std::size_t size) { builder(context).open(false, size); };
  on.map_start = [](void* context, std::size_t size) { builder(context).open(true, size); };
  on.boolean = [](void* context, bool value) { builder(context).add({value}); };
  on.null = [](void* context) { builder(context).add({nullptr}); };
  const auto unknown = [](void* context) { builder(context).fail(); };
  on.byte_string_start = on.string_start = on.indef_array_start = on.indef_map_start = unknown;
  on.undefined = on.indef_break = unknown;
  on.tag = [](void* context, std::uint64_t) { builder(context).fail(); };
  on.float2 = on.float4 = [](void* context, float) { builder(context).fail(); };
  on.float8 = [](void* context, double) { builder(context).fail(); };
  return on;
}

const Cbor* found(const Cbor::Map* members, const Cbor& wanted) {
  if (members == nullptr) return nullptr;
  for (const auto& [key, value] : *members)
    if (key == wanted) return &value;
  return nullptr;
}

}  // namespace

const std::string* Cbor::bytes() const {
  const auto* held = std::get_if<Bytes>(&value);
  return held != nullptr ? &held->bytes : nullptr;
}
const Cbor* Cbor::find(std::int64_t key) const { return found(map(), {key}); }
const Cbor* Cbor::find(std::string_view key) const { return found(map(), {std::string(key)}); }

std::optional<CborAndRest> read_cbor(std::string_view text, const CborLimits& limits) {
  if (text.size() > limits.bytes) return std::nullopt;
  static const cbor_callbacks on = callbacks();
  Builder builder(limits);
  while (!builder.done()) {
    const auto* bytes = reinterpret_cast<cbor_data>(text.data());
    const cbor_decoder_result step = cbor_stream_decode(bytes, text.size(), &on, &builder);
    if (step.status != CBOR_DECODER_FINISHED || builder.failed() || step.read > text.size()) return std::nullopt;
    text.remove_prefix(step.read);
  }
  return CborAndRest{builder.take(), text};
}

std::optional<Cbor> read_whole_cbor(std::string_view text, const CborLimits& limits) {
  auto read = read_cbor(text, limits);
  if (!read || !read->rest.empty()) return std::nullopt;
  return std::move(read->value);
}

}  // namespace cairn::webauthn
