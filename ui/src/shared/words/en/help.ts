// SPDX-License-Identifier: Apache-2.0

/** Words of the page with the numbers. */
export const help = {
  title: 'Get help now',
  danger: (number: string) => `If your life is in danger, call ${number} now.`,
  call: (label: string, number: string) => `Call ${label}: ${number}`,
  text: (number: string) => `Text ${number}`,
  notWatched: 'No one watches this app all day and night. If you need help now, use the numbers here.',
  right: 'Right now',
  rightLines: [
    'You do not have to do this alone.',
    'Move away from what could hurt you.',
    'Go where other people are, or call someone you trust.',
  ],
  country: 'Country',
  checked: (day: string) => `Numbers checked ${day}.`,
  old: 'These numbers have not been checked for a while. If one does not work, call the emergency number.',
  source: 'Source',
  plan: 'A safety plan of your own comes with later work. You can talk about it with your therapist.',
  hours: 'Hours',
};
