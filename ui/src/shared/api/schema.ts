// SPDX-License-Identifier: Apache-2.0
// Written by scripts/types-from-openapi.mjs from the server's own description. Not edited by hand.

export interface AppendAnswer {
  entries: {
    id: string;
    version: number;
    written: string;
  }[];
}

export interface AppendRequest {
  entries: NewVersion[];
}

export interface AttainmentRating {
  level: number;
  by: 'client' | 'therapist';
  on: string;
  note?: string;
}

export interface AttainmentScale {
  levels: string[];
  start: number;
  importance: number;
  difficulty: number;
  agreed_by: {
    by: 'client' | 'therapist';
    who: string;
  }[];
}

export interface CodeAppBegun {
  enrolment: string;
  secret: string;
  address: string;
}

export interface Confirmation {
  password: string;
  code?: string;
}

export interface DemoEntry {
  account: string;
  own_device: boolean;
}

export interface DemoPeople {
  people: {
    account: string;
    name: string;
    role: 'client' | 'therapist' | 'supervisor' | 'administrator';
    title: string;
    line: string;
  }[];
}

export interface Ending {
  state: 'proposed' | 'agreed' | 'one_sided' | 'taken_back';
  therapist: string;
  client_reason?: 'goals_met' | 'break_wanted' | 'moving_away' | 'not_helping' | 'someone_else' | 'own_wish' | 'therapist_leaving' | 'stopped_coming' | 'referred_on' | 'another';
  client_words?: string;
  therapist_reason?: 'goals_met' | 'break_wanted' | 'moving_away' | 'not_helping' | 'someone_else' | 'own_wish' | 'therapist_leaving' | 'stopped_coming' | 'referred_on' | 'another';
  therapist_words?: string;
  ends_on: string;
  spacing: 'as_now' | 'further_apart' | 'break_first' | 'not_sure';
  follow_up?: string;
  what_helped?: string;
  goodbye?: string;
  ended_by?: 'client' | 'therapist';
  agreed_by: {
    by: 'client' | 'therapist';
    who: string;
  }[];
}

export interface EntriesPage {
  record: string;
  cursor: string;
  entries: EntryView[];
  withdrawn: string[];
}

export type EntryView = EntryViewOfReflection | EntryViewOfGoal | EntryViewOfSuggestion | EntryViewOfStep | EntryViewOfStepEvent | EntryViewOfGoalRating | EntryViewOfGoalReview | EntryViewOfSetback | EntryViewOfAttainmentScale | EntryViewOfAttainmentRating | EntryViewOfTopic | EntryViewOfTherapySession | EntryViewOfTogether | EntryViewOfPrepNote | EntryViewOfEnding | EntryViewOfStayingWellPlan;

export interface EntryViewOfAttainmentRating {
  id: string;
  version: number;
  kind: 'attainment_rating';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: AttainmentRating;
}

export interface EntryViewOfAttainmentScale {
  id: string;
  version: number;
  kind: 'attainment_scale';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: AttainmentScale;
}

export interface EntryViewOfEnding {
  id: string;
  version: number;
  kind: 'ending';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Ending;
}

export interface EntryViewOfGoal {
  id: string;
  version: number;
  kind: 'goal';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Goal;
}

export interface EntryViewOfGoalRating {
  id: string;
  version: number;
  kind: 'goal_rating';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: GoalRating;
}

export interface EntryViewOfGoalReview {
  id: string;
  version: number;
  kind: 'goal_review';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: GoalReview;
}

export interface EntryViewOfPrepNote {
  id: string;
  version: number;
  kind: 'prep_note';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: PrepNote;
}

export interface EntryViewOfReflection {
  id: string;
  version: number;
  kind: 'reflection';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Reflection;
}

export interface EntryViewOfSetback {
  id: string;
  version: number;
  kind: 'setback';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Setback;
}

export interface EntryViewOfStayingWellPlan {
  id: string;
  version: number;
  kind: 'staying_well_plan';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: StayingWellPlan;
}

export interface EntryViewOfStep {
  id: string;
  version: number;
  kind: 'step';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Step;
}

export interface EntryViewOfStepEvent {
  id: string;
  version: number;
  kind: 'step_event';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: StepEvent;
}

export interface EntryViewOfSuggestion {
  id: string;
  version: number;
  kind: 'suggestion';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Suggestion;
}

export interface EntryViewOfTherapySession {
  id: string;
  version: number;
  kind: 'therapy_session';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: TherapySession;
}

export interface EntryViewOfTogether {
  id: string;
  version: number;
  kind: 'together';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Together;
}

export interface EntryViewOfTopic {
  id: string;
  version: number;
  kind: 'topic';
  about?: string;
  author: string;
  written: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Topic;
}

export interface Error {
  error: {
    kind: 'invalid' | 'too_large' | 'not_found' | 'not_allowed' | 'conflict' | 'refused' | 'signed_out' | 'too_many' | 'unavailable' | 'second_factor' | 'confirm';
    path: string;
    sentence: string;
    current?: EntryView;
  };
}

export interface FactorAdded {
  me: Myself;
  recovery_codes: string[];
}

export interface FactorList {
  required: boolean;
  passkeys: {
    id: string;
    name: string;
    created: string;
    last_used?: string;
    synced: boolean;
  }[];
  code_app?: {
    created: string;
    last_used?: string;
  };
  recovery_codes_left: number;
  may_remove_last: boolean;
}

export interface FirstCode {
  enrolment: string;
  code: string;
}

export interface Goal {
  words: string;
  words_by: 'client' | 'therapist';
  why?: string;
  value?: string;
  horizon: 'short_term' | 'long_term' | 'not_sure';
  areas: {
    code: string;
    label: string;
    main: boolean;
  }[];
  good_enough?: number;
  good_enough_words?: string;
  state: 'idea' | 'shaping' | 'agreed' | 'active' | 'paused' | 'reached' | 'keeping_going' | 'closed' | 'let_go';
  agreed_by: {
    by: 'client' | 'therapist';
    who: string;
  }[];
  harder_now: boolean;
  made_together: boolean;
  feeds?: string;
  review_weeks: number;
  reason?: string;
  what_did_it?: string;
}

export interface GoalRating {
  value: number;
  on: string;
  note?: string;
  spoken: boolean;
}

export interface GoalReview {
  outcome: 'keep' | 'change' | 'pause' | 'reached' | 'let_go' | 'put_off';
  on: string;
  until?: string;
  note?: string;
}

export interface Health {
  status: string;
}

export interface InvitationAnswer {
  login: string;
  password: string;
  name: string;
  own_device: boolean;
}

export interface InvitationLink {
  link: string;
  expires: string;
}

export interface InvitationView {
  practice: string;
  invited_by: string;
  role: 'client' | 'therapist' | 'supervisor' | 'administrator';
  name: string;
  expires: string;
  in_care: boolean;
}

export interface LedgerSight {
  key: string;
  checkpoint: string;
  proof: string[];
}

export interface LookList {
  lines: {
    who: string;
    name: string;
    role: 'client' | 'therapist' | 'supervisor' | 'administrator';
    relationship: 'self' | 'treating' | 'past' | 'same_practice' | 'other';
    deed: 'read' | 'wrote' | 'shared';
    kinds: {
      kind: 'reflection' | 'goal' | 'suggestion' | 'step' | 'step_event' | 'goal_rating' | 'goal_review' | 'setback' | 'attainment_scale' | 'attainment_rating' | 'topic' | 'therapy_session' | 'together' | 'prep_note' | 'ending' | 'staying_well_plan';
      plural: string;
      count: number;
    }[];
    at: string;
  }[];
}

export interface MeAnswer {
  me: Myself;
}

export interface Myself {
  account: string;
  role: 'client' | 'therapist' | 'supervisor' | 'administrator';
  name: string;
  title: string;
  practice: {
    name: string;
    demo: boolean;
    today: string;
    after_care: {
      write: number;
      read: number;
    };
  };
  session: {
    id: string;
    idle_minutes: number;
    ends: string;
    proof: 'password' | 'two_factors' | 'passkey' | 'chosen';
    enrol: boolean;
    confirmed_until: string;
  };
  unseen_notices: number;
}

export interface NewInvitation {
  role: 'client' | 'therapist' | 'supervisor' | 'administrator';
  name: string;
  title?: string;
}

export interface NewPasskey {
  name: string;
  credential: {
    id: string;
    client_data: string;
    attestation: string;
  };
}

export interface NewReset {
  login: string;
  lost: 'password' | 'second_factor' | 'both';
  in_person: boolean;
}

export type NewVersion = NewVersionOfReflection | NewVersionOfGoal | NewVersionOfSuggestion | NewVersionOfStep | NewVersionOfStepEvent | NewVersionOfGoalRating | NewVersionOfGoalReview | NewVersionOfSetback | NewVersionOfAttainmentScale | NewVersionOfAttainmentRating | NewVersionOfTopic | NewVersionOfTherapySession | NewVersionOfTogether | NewVersionOfPrepNote | NewVersionOfEnding | NewVersionOfStayingWellPlan;

export interface NewVersionOfAttainmentRating {
  id: string;
  version: number;
  kind: 'attainment_rating';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: AttainmentRating;
}

export interface NewVersionOfAttainmentScale {
  id: string;
  version: number;
  kind: 'attainment_scale';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: AttainmentScale;
}

export interface NewVersionOfEnding {
  id: string;
  version: number;
  kind: 'ending';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Ending;
}

export interface NewVersionOfGoal {
  id: string;
  version: number;
  kind: 'goal';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Goal;
}

export interface NewVersionOfGoalRating {
  id: string;
  version: number;
  kind: 'goal_rating';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: GoalRating;
}

export interface NewVersionOfGoalReview {
  id: string;
  version: number;
  kind: 'goal_review';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: GoalReview;
}

export interface NewVersionOfPrepNote {
  id: string;
  version: number;
  kind: 'prep_note';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: PrepNote;
}

export interface NewVersionOfReflection {
  id: string;
  version: number;
  kind: 'reflection';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Reflection;
}

export interface NewVersionOfSetback {
  id: string;
  version: number;
  kind: 'setback';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Setback;
}

export interface NewVersionOfStayingWellPlan {
  id: string;
  version: number;
  kind: 'staying_well_plan';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: StayingWellPlan;
}

export interface NewVersionOfStep {
  id: string;
  version: number;
  kind: 'step';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Step;
}

export interface NewVersionOfStepEvent {
  id: string;
  version: number;
  kind: 'step_event';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: StepEvent;
}

export interface NewVersionOfSuggestion {
  id: string;
  version: number;
  kind: 'suggestion';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Suggestion;
}

export interface NewVersionOfTherapySession {
  id: string;
  version: number;
  kind: 'therapy_session';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: TherapySession;
}

export interface NewVersionOfTogether {
  id: string;
  version: number;
  kind: 'together';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Together;
}

export interface NewVersionOfTopic {
  id: string;
  version: number;
  kind: 'topic';
  about?: string;
  happened: string;
  seen_by: 'only_me' | 'my_therapist' | 'our_room' | 'my_record' | 'vault';
  body: Topic;
}

export type Nothing = Record<string, never>;

export interface NoticeList {
  notices: {
    id: string;
    what: 'new_device' | 'password_changed' | 'passkey_added' | 'passkey_removed' | 'code_app_added' | 'code_app_removed' | 'recovery_codes_made' | 'recovery_code_used' | 'many_wrong_tries' | 'passkey_copied' | 'reset_started' | 'reset_done' | 'sessions_ended';
    at: string;
    device: string;
    seen: boolean;
  }[];
}

export interface PasskeyConfirmation {
  credential: {
    id: string;
    client_data: string;
    authenticator_data: string;
    signature: string;
    user_handle?: string;
  };
}

export interface PasskeyCreation {
  options: {
    rp: {
      id: string;
      name: string;
    };
    user: {
      id: string;
      name: string;
      displayName: string;
    };
    challenge: string;
    pubKeyCredParams: {
      type: string;
      alg: number;
    }[];
    timeout: number;
    excludeCredentials: {
      type: string;
      id: string;
    }[];
    authenticatorSelection: {
      residentKey: string;
      requireResidentKey: boolean;
      userVerification: string;
    };
    attestation: string;
  };
}

export interface PasskeyRequest {
  options: {
    challenge: string;
    timeout: number;
    rpId: string;
    allowCredentials: {
      type: string;
      id: string;
    }[];
    userVerification: string;
  };
}

export interface PasskeySignIn {
  credential: {
    id: string;
    client_data: string;
    authenticator_data: string;
    signature: string;
    user_handle?: string;
  };
  own_device: boolean;
}

export interface PasswordChange {
  old_password: string;
  new_password: string;
}

export interface PeopleList {
  people: {
    account: string;
    name: string;
    role: 'client' | 'therapist' | 'supervisor' | 'administrator';
    title: string;
    active: boolean;
  }[];
}

export interface PrepNote {
  client: string;
  text: string;
}

export interface RecordList {
  records: {
    id: string;
    sort: 'client' | 'room' | 'vault' | 'library';
    owner: string;
    relationship: 'self' | 'treating' | 'past' | 'same_practice' | 'other';
    people: {
      account: string;
      name: string;
      role: 'client' | 'therapist' | 'supervisor' | 'administrator';
      title: string;
    }[];
    treating: string[];
    after?: {
      access: 'writing' | 'reading' | 'closed';
      ended: string;
      writes_until: string;
      reads_until: string;
    };
  }[];
}

export interface RecoveryCodes {
  recovery_codes: string[];
}

export interface Reflection {
  prompt: string;
  text: string;
  areas: string[];
  matters_most: boolean;
}

export interface ResetAnswer {
  password: string;
}

export interface ResetLink {
  link: string;
  opens: string;
  expires: string;
}

export interface ResetView {
  practice: string;
  lost: 'password' | 'second_factor' | 'both';
  opens: string;
  open_now: boolean;
  expires: string;
}

export interface SessionList {
  sessions: {
    id: string;
    started: string;
    last_used: string;
    this_one: boolean;
    device: string;
  }[];
}

export interface Setback {
  started: string;
  eased?: string;
  triggers: ('sleep' | 'people' | 'work' | 'health' | 'memory' | 'a_date' | 'money' | 'no_reason' | 'other')[];
  needs: ('rest' | 'company' | 'talk_about_it' | 'a_smaller_step' | 'a_skill' | 'time' | 'not_sure')[];
  helped: string[];
  note?: string;
  learned?: string;
  asked?: string;
}

export interface SignIn {
  login: string;
  password: string;
  code?: string;
  own_device: boolean;
}

export interface StayingWellPlan {
  sections: {
    part: 'brought' | 'understand' | 'works' | 'signs' | 'first' | 'setbacks' | 'people' | 'value' | 'come_back' | 'therapist_note';
    lines: {
      text: string;
      from?: 'reflection' | 'goal' | 'step' | 'rating' | 'setback' | 'review' | 'topic' | 'ending';
      on?: string;
    }[];
  }[];
}

export interface Step {
  words: string;
  words_by: 'client' | 'therapist';
  sort: 'one_off' | 'repeat' | 'skill' | 'rehearsal';
  on?: string;
  when?: string;
  where?: string;
  likely?: number;
  shrink: 'not_made' | 'declined' | 'taken';
  skill?: string;
  state: 'planned' | 'doing' | 'done' | 'changed' | 'let_go';
  made_together: boolean;
  reason?: string;
}

export interface StepEvent {
  what: 'done' | 'rested' | 'not_today';
  on: string;
  in_the_way: ('no_time' | 'no_energy' | 'too_big' | 'slipped_my_mind' | 'afraid' | 'something_came_up' | 'not_right_for_me' | 'other')[];
  note?: string;
}

export interface Suggestion {
  what: 'wording' | 'area' | 'step' | 'pause' | 'let_go' | 'reopen';
  words?: string;
  area?: {
    code: string;
    label: string;
    main: boolean;
  };
  note?: string;
  answer: 'open' | 'accepted' | 'edited' | 'declined' | 'withdrawn';
}

export interface TherapySession {
  starts: string;
  minutes: number;
  mode: 'room' | 'video' | 'phone';
  place?: string;
  number: number;
  state: 'booked' | 'held' | 'cancelled';
}

export interface Together {
  open: boolean;
  client_joined: boolean;
}

export interface Topic {
  text: string;
  by: 'client' | 'therapist';
  state: 'open' | 'talked' | 'dropped';
}
