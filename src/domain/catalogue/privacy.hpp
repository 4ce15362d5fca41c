// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "domain/catalogue/words.hpp"

namespace cairn::catalogue {

/// A sentence about privacy that the app shows, and the control that makes it true.
struct PrivacySentence {
  std::string code;
  int version = 1;
  Words sentence;
  ClinicalWords control;  ///< the control that makes it true
  Codes proven_by;        ///< acceptance checks or tests that prove it, e.g. "AC-U9"
  Codes screens;
};
BOOST_DESCRIBE_STRUCT(PrivacySentence, (), (code, version, sentence, control, proven_by, screens))

/// One thing a person may say yes or no to, with the same weight.
struct Consent {
  std::string code;
  int version = 1;
  int order = 0;
  Words name;
  Words question;
  Paragraphs says;      ///< what it means, how long, who sees
  Words if_no;          ///< what happens when the answer is no
  Words if_withdrawn;   ///< what happens when it is taken back
  bool needed = false;  ///< care cannot start without it; the reason stands in `says`
  ClinicalWords control;
  Codes proven_by;
};
BOOST_DESCRIBE_STRUCT(Consent, (),
                      (code, version, order, name, question, says, if_no, if_withdrawn, needed, control,
                       proven_by))

/// What a number is for.
enum class NumberUse { emergency, crisis, youth, violence, medical, other };
BOOST_DESCRIBE_ENUM(NumberUse, emergency, crisis, youth, violence, medical, other)

/// A number that a person in need may call. Without a source it is not shown: the practice fills it in.
struct HelpNumber {
  static constexpr std::string_view may_be_left_out = "number hours source checked_on";
  NumberUse use = NumberUse::emergency;
  Words name;
  std::string number;      ///< as dialled; empty = the practice has to enter it
  Words hours;             ///< when it answers
  std::string source;      ///< web address of the source; empty = to be confirmed by the practice
  std::string checked_on;  ///< "YYYY-MM-DD" when the source was last looked at
  bool confirmed = false;  ///< false: shown to the practice as "to be confirmed", never to a client
};
BOOST_DESCRIBE_STRUCT(HelpNumber, (), (use, name, number, hours, source, checked_on, confirmed))

/// What holds in one country: numbers and the explainer of privacy and the law.
struct CountryPack {
  static constexpr std::string_view may_be_left_out = "review";
  std::string code;  ///< ISO 3166-1 alpha-2, e.g. "DE"
  int version = 1;
  Words name;
  std::vector<std::string> languages;
  std::string expires_on;  ///< "YYYY-MM-DD"; from that day on the pack fails loudly
  std::vector<HelpNumber> numbers;
  Paragraphs privacy;  ///< what stays private and when a therapist may have to share
  Paragraphs law;      ///< records, process notes, courts; not legal advice
  std::vector<Source> sources;
  Review review;
};
BOOST_DESCRIBE_STRUCT(CountryPack, (),
                      (code, version, name, languages, expires_on, numbers, privacy, law, sources, review))

}  // namespace cairn::catalogue
