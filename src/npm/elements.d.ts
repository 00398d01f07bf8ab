import { CallEvents } from './call-messages.js';
import { ParleyCall } from './parley-call.js';
import { ParleyVideo } from './parley-video.js';
import { FailedDetail } from './player.js';

/** What <parley-video> fires. */
export interface ParleyVideoEventMap {
  connecting: Event;
  playing: Event;
  stalled: Event;
  failed: CustomEvent<FailedDetail>;
  ended: Event;
  volumechange: Event;
}

/** What <parley-call> fires. */
export type ParleyCallEventMap = { [Type in keyof CallEvents]: CustomEvent<CallEvents[Type]> };

declare module './parley-video.js' {
  interface ParleyVideo {
    addEventListener<Type extends keyof ParleyVideoEventMap>(
      type: Type,
      listener: (this: ParleyVideo, event: ParleyVideoEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ): void;
  }
}

declare module './parley-call.js' {
  interface ParleyCall {
    addEventListener<Type extends keyof ParleyCallEventMap>(
      type: Type,
      listener: (this: ParleyCall, event: ParleyCallEventMap[Type]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject | null,
      options?: boolean | AddEventListenerOptions,
    ): void;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-video': ParleyVideo;
    'parley-call': ParleyCall;
  }
}
