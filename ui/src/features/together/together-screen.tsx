// SPDX-License-Identifier: Apache-2.0

/** The Together view on one goal; on the client's own device and on the therapist's. */
export default function TogetherScreen({ record, goal }: { record: string; goal: string }) {
  return <main data-record={record} data-goal={goal} />;
}
