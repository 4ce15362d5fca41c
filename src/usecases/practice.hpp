// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/id.hpp"
#include "base/personal.hpp"
#include "base/time.hpp"
#include "domain/after_care.hpp"
#include "domain/people.hpp"

namespace cairn {

class Store;
class PracticeKey;
class Passwords;
class RecordShelf;
class LiveHub;
class RecentLooks;

/// How long sessions last, by role (safety.md SES-03), and the other numbers a practice may set.
struct PracticeSettings {
  int staff_idle_minutes = 15;
  int staff_hours = 12;
  int client_idle_minutes = 30;
  int client_hours = 24;
  int invitation_days = 7;
  int same_look_minutes = 5;  ///< repeated reads of one record by one session within this time share a line of the log
  AfterCareDays after_care;   ///< for which a client goes on using their record when care has ended
  bool demo = false;          ///< people may enter by choosing who they are; everyone is made up
};

/// Everything a use case works with. It lives as long as the server; the parts are owned by whoever built it.
struct Practice {
  PracticeId id;
  Line name;
  PracticeSettings settings;
  Store& store;
  const PracticeKey& key;
  Passwords& passwords;
  const Clock& clock;
  RecordShelf& shelf;
  LiveHub& live;
  RecentLooks& looks;
};

/// Somebody who is signed in.
struct Caller {
  AccountId account;
  Role role = Role::client;
  SessionId session;
  Proof proof = Proof::password;  ///< what the session was proved by
};

}  // namespace cairn
