/**
 * What the browser says about the permission to use camera and microphone, as it changes. Fires 'change', with the device
 * as detail. Browsers that do not tell leave it empty.
 */
class Permissions extends EventTarget {
  /** @type {PermissionState | ''} */ camera = '';
  /** @type {PermissionState | ''} */ microphone = '';

  constructor() {
    super();
    this.#follow('camera');
    this.#follow('microphone');
  }

  /** @param {'camera' | 'microphone'} device */
  async #follow(device) {
    try {
      const name = /** @type {PermissionName} */ (device);
      const permission = await navigator.permissions.query({ name });
      const tell = () => {
        this[device] = permission.state;
        this.dispatchEvent(new CustomEvent('change', { detail: device }));
      };
      permission.addEventListener('change', tell);
      this.#kept.push(permission);
      tell();
    } catch {
      // It is found out by asking for the device.
    }
  }

  /** A PermissionStatus that nobody holds is collected, listener and all. @type {PermissionStatus[]} */
  #kept = [];
}

export const permissions = new Permissions();
