// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "base/json_described.hpp"

namespace cairn {

/// The named schemas that a description of the interface needs, each once, as members of "components/schemas".
class SchemaSet {
 public:
  /// Takes in a type, and every named type that it is made of.
  template <class T>
  void add() {
    if constexpr (is_optional<T>::value || json_detail::is_list<T>::value) {
      add<typename T::value_type>();
    } else if constexpr (Described<T>) {
      if constexpr (requires { T::schema_name; }) {
        std::string& schema = named_[std::string(T::schema_name)];
        if (!schema.empty()) return;
        write_schema<T>(schema, /*refer=*/false);
      }
      for_each_member<T>([this](std::string_view, auto pointer) {
        add<std::remove_cvref_t<decltype(std::declval<T&>().*pointer)>>();
      });
    }
  }

  std::map<std::string, std::string>& named() { return named_; }
  const std::map<std::string, std::string>& named() const { return named_; }

 private:
  std::map<std::string, std::string> named_;
};

}  // namespace cairn
