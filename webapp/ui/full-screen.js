import { control, nameControl } from './control.js';
import { setIcon } from './element.js';

/**
 * The control that gives the call the whole screen; null where the browser has no such thing.
 *
 * @param {AbortSignal} signal  the end of the call, which gives the screen back
 */
export function fullScreenControl(signal) {
  if (!document.fullscreenEnabled) return null;
  const unwilling = () => {}; // the browser has its reasons
  const leave = () => {
    if (document.fullscreenElement) document.exitFullscreen().catch(unwilling);
  };
  const toggle = () => {
    if (document.fullscreenElement) leave();
    else document.documentElement.requestFullscreen().catch(unwilling);
  };
  const attributes = { class: 'full-screen', 'aria-keyshortcuts': 'f' };
  const button = control('call.fullScreen', 'maximize', toggle, attributes);
  const update = () => {
    const full = document.fullscreenElement !== null;
    setIcon(/** @type {SVGElement} */ (button.firstElementChild), full ? 'minimize' : 'maximize');
    nameControl(button, full ? 'call.leaveFullScreen' : 'call.fullScreen');
  };
  document.addEventListener('fullscreenchange', update, { signal });
  signal.addEventListener('abort', leave);
  update();
  return button;
}
