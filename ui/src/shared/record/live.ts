// SPDX-License-Identifier: Apache-2.0

/** What tabs of one account tell each other. */
export type TabMessage = { what: 'changed'; record: string } | { what: 'hello' } | { what: 'outbox' };

/** News from the clinic as they happen: one stream for all tabs of an account, held by one of them. */
export class Live {
  private readonly channel: BroadcastChannel | undefined;
  private readonly ended = new AbortController();
  private source: EventSource | undefined;

  constructor(
    private readonly account: string,
    private readonly told: (message: TabMessage) => void,
  ) {
    if (typeof BroadcastChannel !== 'undefined') {
      this.channel = new BroadcastChannel(`cairn-${account}`);
      this.channel.onmessage = (event: MessageEvent<TabMessage>) => this.told(event.data);
    }
  }

  /** Begins to listen; the tab that gets the lock holds the stream until it closes. */
  start(): void {
    if (typeof EventSource === 'undefined') return;
    if (typeof navigator === 'undefined' || !navigator.locks) return this.connect();
    navigator.locks
      .request(`cairn-live-${this.account}`, { signal: this.ended.signal }, () => this.hold())
      .catch(() => undefined);
  }

  /** Tells the other tabs. */
  tell(message: TabMessage): void {
    if (!this.ended.signal.aborted) this.channel?.postMessage(message);
  }

  private hold(): Promise<void> {
    this.connect();
    return new Promise((release) => this.ended.signal.addEventListener('abort', () => release()));
  }

  private connect(): void {
    if (this.ended.signal.aborted) return;
    this.source = new EventSource('/api/live');
    this.source.addEventListener('hello', () => this.tellAll({ what: 'hello' }));
    this.source.addEventListener('changed', (event: MessageEvent<string>) => {
      const { record } = JSON.parse(event.data) as { record: string };
      this.tellAll({ what: 'changed', record });
    });
    // The browser connects again by itself, except after an answer that is no stream.
    this.source.addEventListener('error', () => {
      if (this.source?.readyState !== EventSource.CLOSED || this.ended.signal.aborted) return;
      setTimeout(() => this.connect(), 5000);
    });
  }

  private tellAll(message: TabMessage): void {
    this.tell(message);
    this.told(message);
  }

  stop(): void {
    this.ended.abort();
    this.source?.close();
    this.channel?.close();
  }
}
