import { ApiError } from '../../errors/index.js';
import type { CallContext } from '../call-context.js';
import type { CallLimits } from '../caller/index.js';
import { isWireRecord } from '../wire/index.js';
import { type Menu, menuButtonToWire, toMenuButton } from './menu-button.js';

const NO_MENU = 46003;

/** The app's menu (自定义菜单). */
export class MenuApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Sets the menu, in place of the present one.
   *
   * Calls `menu/create`; 1 to 3 buttons, 1 to 5 in a submenu.
   * @see https://developer.work.weixin.qq.com/document/path/90231
   */
  async create({ button }: Menu, limits: CallLimits = {}): Promise<void> {
    const request = { ...limits, query: this.#agent('menu/create'), json: { button: button.map(menuButtonToWire) } };
    await this.#context.caller.call('menu/create', { ...request, idempotent: true });
  }

  /**
   * Reads the menu; `undefined` when the app has none.
   *
   * Calls `menu/get`.
   * @see https://developer.work.weixin.qq.com/document/path/90232
   */
  async get(limits: CallLimits = {}): Promise<Menu | undefined> {
    try {
      const { button } = await this.#context.caller.call('menu/get', { ...limits, query: this.#agent('menu/get') });
      return { button: Array.isArray(button) ? button.filter(isWireRecord).map(toMenuButton) : [] };
    } catch (error) {
      if (error instanceof ApiError && error.errCode === NO_MENU) return undefined;
      throw error;
    }
  }

  /**
   * Removes the menu.
   *
   * Calls `menu/delete`.
   */
  async delete(limits: CallLimits = {}): Promise<void> {
    await this.#context.caller.call('menu/delete', { ...limits, query: this.#agent('menu/delete') });
  }

  #agent(path: string): { readonly agentid: number } {
    return { agentid: this.#context.agentId(path) };
  }
}
