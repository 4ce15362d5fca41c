// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "storage/session.hpp"
#include "vault/practice_key.hpp"

namespace cairn {

/// A column whose values are sealed under the practice key itself, and so change with its epochs.
struct SealedColumn {
  std::string_view table;
  std::string_view id;      ///< the column that names whose it is: 16 bytes
  std::string_view column;
  std::string_view label;   ///< of seal_text; empty: it is a record's wrapped key
};

/// Every such column. A new one is named here, or rotation would leave it behind: a test reads the schema.
std::span<const SealedColumn> sealed_columns();

/// One value of such a column.
struct SealedText {
  std::array<std::uint8_t, 16> id{};
  Sealed sealed{};
};

namespace sealed_texts {

/// The values behind this id in the order of their ids, at most `limit`, erased (empty) ones left out; with `unless`,
/// only those that another epoch sealed.
std::vector<SealedText> after(Session& session, const PracticeId& practice, const SealedColumn& column,
                              const std::array<std::uint8_t, 16>& id, std::int64_t limit,
                              const std::optional<KeyId>& unless = std::nullopt);

/// Puts `now` where `before` stands. False when something else stands there by now. The secret of a code app is part of
/// its account's link: the account is then noted in the ledger.
bool replace(Transaction& transaction, const PracticeId& practice, const SealedColumn& column, const SealedText& before,
             const Sealed& now);

/// How many values each epoch has sealed.
std::map<KeyId, std::int64_t> by_epoch(Session& session, const PracticeId& practice, const SealedColumn& column);

}  // namespace sealed_texts
}  // namespace cairn
