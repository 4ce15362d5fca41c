// SPDX-License-Identifier: Apache-2.0
#include "writer.hpp"

#include <utility>

#include "domain/goal.hpp"
#include "domain/goal_rating.hpp"
#include "domain/prep_note.hpp"
#include "domain/reflection.hpp"
#include "domain/step.hpp"
#include "domain/therapy_session.hpp"
#include "domain/topic.hpp"
#include "http/raw_client.hpp"
#include "usecases/entries.hpp"

namespace cairn::powercut {

/// A request while it is put together.
struct RecordWriter::Draft {
  AppendRequest request;
  std::vector<SentVersion> versions;
  Instant now = SystemClock().now();

  template <class Struct>
  EntryId add(Kind kind, const Struct& body, SeenBy seen_by, std::optional<EntryId> about = {}) {
    return add_version(make_id<EntryId>(), 1, kind, body, seen_by, about);
  }
  template <class Struct>
  EntryId add_version(EntryId id, int version, Kind kind, const Struct& body, SeenBy seen_by, std::optional<EntryId> about = {}) {
    versions.push_back({id, version, kind, to_json(body)});
    request.entries.push_back({id, version, kind, about, now, seen_by, RawJson{versions.back().body}});
    return id;
  }
};

std::string RecordWriter::words(std::size_t longest) {
  static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ.,'0123456789";
  const auto length = std::uniform_int_distribution<std::size_t>(1, longest)(chance_);
  std::string text(length, 'x');
  for (char& letter : text) letter = letters[chance_() % letters.size()];
  return text;
}

void RecordWriter::own_words(Draft& draft) {
  Reflection reflection;
  reflection.text = Prose(words(number(0, 5) == 0 ? 7000 : 300));
  draft.add(Kind::reflection, reflection, number(0, 1) == 0 ? SeenBy::only_me : SeenBy::my_therapist);
  if (number(0, 2) == 0) draft.add(Kind::topic, Topic{Line(words(200)), Party::client, TopicState::open}, SeenBy::my_therapist);
}

/// A goal with what hangs on it, in one request.
void RecordWriter::own_goal(Draft& draft) {
  Goal goal;
  goal.words = Line(words(400));
  const SeenBy seen_by = number(0, 1) == 0 ? SeenBy::only_me : SeenBy::my_therapist;
  const EntryId id = draft.add(Kind::goal, goal, seen_by);
  made_now_.push_back({id, 1, seen_by});
  for (int steps = number(0, 3); steps > 0; --steps) {
    Step step;
    step.words = Line(words(300));
    draft.add(Kind::step, step, seen_by, id);
  }
  if (number(0, 1) == 0)
    draft.add(Kind::goal_rating, GoalRating{*Rating::from(number(0, 10)), utc_date(draft.now), Prose(words(500)), false}, seen_by, id);
}

/// New versions of goals that stand already, sometimes two of one goal in a request.
void RecordWriter::amend_goal(Draft& draft) {
  GoalMade made = goals_[chance_() % goals_.size()];
  for (int times = number(1, 2); times > 0; --times) {
    Goal goal;
    goal.words = Line(words(400));
    draft.add_version(made.id, ++made.version, Kind::goal, goal, made.seen_by);
  }
  made_now_.push_back(made);
}

void RecordWriter::therapist_words(Draft& draft) {
  draft.add(Kind::topic, Topic{Line(words(300)), Party::therapist, TopicState::open}, SeenBy::my_therapist);
  if (number(0, 2) != 0) return;
  TherapySession session;
  session.starts = draft.now;
  session.number = *Bounded<1, 2000>::from(number(1, 2000));
  draft.add(Kind::therapy_session, session, SeenBy::my_record);
}

void RecordWriter::vault_words(Draft& draft) {
  for (int notes = number(1, 3); notes > 0; --notes)
    draft.add(Kind::prep_note, PrepNote{record_, Prose(words(2000))}, SeenBy::vault);
}

Post RecordWriter::next_post() {
  Draft draft;
  made_now_.clear();
  if (record_ == person_.record && person_.role == Role::therapist) vault_words(draft);
  else if (person_.role == Role::therapist) therapist_words(draft);
  else if (!goals_.empty() && number(0, 2) == 0) amend_goal(draft);
  else if (number(0, 1) == 0) own_goal(draft);
  else own_words(draft);
  return {to_json(draft.request), std::move(draft.versions)};
}

void RecordWriter::note_acknowledged(Post post) {
  acknowledged_.push_back(std::move(post));
  unanswered_.reset();
  for (const GoalMade& made : made_now_) {
    std::erase_if(goals_, [&](const GoalMade& one) { return one.id == made.id; });
    goals_.push_back(made);
  }
  made_now_.clear();
}

void RecordWriter::write(std::uint16_t port, Shift& shift) {
  testing::RawClient client(port);
  const std::string path = "/api/records/" + to_text(record_) + "/entries";
  const std::vector<std::string> cookie{"Cookie: cairn=" + person_.token};
  for (unsigned mine = 0; mine < shift.most_answers && !shift.over; ++mine) {
    if (!unanswered_) unanswered_ = next_post();
    if (!client.connected() || !client.send(testing::post_text(path, unanswered_->json, cookie))) return;
    const auto answer = client.answer();
    if (!answer) return;
    ++shift.answers;
    if (answer->status != 200) {
      surprises_.push_back(person_.name + " was answered " + std::to_string(answer->status) + ": " + answer->body);
      unanswered_.reset();
      return;
    }
    note_acknowledged(std::move(*unanswered_));
  }
}

}  // namespace cairn::powercut
