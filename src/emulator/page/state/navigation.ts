import { computed, signal } from '@preact/signals';
import { formatRoute, parseRoute, type Route } from './route.js';
import { isPhone, isWide } from './screen.js';
import { stored } from './stored.js';

/** What the address says; change it by `go`. */
export const route = signal<Route>(parseRoute(location.hash));

addEventListener('popstate', () => {
  route.value = parseRoute(location.hash);
});

/** Beside the conversation, where there is room; remembered. */
export const isInspectorOpen = stored('inspector', (kept) => (kept === null ? isWide.peek() : kept === 'true'));

/** On a phone, the one pane that shows. */
export const pane = computed(() => {
  const { conversationId, isInspecting } = route.value;
  if (isInspecting) return 'inspector';
  return conversationId === undefined ? 'list' : 'chat';
});

/** Opens what the route says. On a phone each pane is a step in the browser's history, so that "back" closes it. */
export function go(next: Route): void {
  if (formatRoute(next) === formatRoute(route.value)) return;
  const isStep = isPhone.value || next.conversationId !== route.value.conversationId;
  if (isStep) history.pushState(null, '', formatRoute(next));
  else history.replaceState(null, '', formatRoute(next));
  route.value = next;
}

/** Opens what the route says in the place of what is open, so that "back" does not return to it. */
export function replaceRoute(next: Route): void {
  history.replaceState(null, '', formatRoute(next));
  route.value = next;
}

export function openConversation(conversationId: string): void {
  const { conversationId: before, exchangeId } = route.value;
  const keep = before === conversationId && !isPhone.value && exchangeId !== undefined ? { exchangeId } : {};
  go({ conversationId, isInspecting: 'exchangeId' in keep, ...keep });
}

/** Shows the inspector, with an exchange opened in it. */
export function inspect(exchangeId?: string): void {
  isInspectorOpen.value = true;
  const { conversationId } = route.value;
  go({
    ...(conversationId === undefined ? {} : { conversationId }),
    isInspecting: true,
    ...(exchangeId === undefined ? {} : { exchangeId }),
  });
}

/** Closes the opened exchange, the inspector, or the conversation: one step towards the list. */
export function goBack(): void {
  const { conversationId, isInspecting, exchangeId } = route.value;
  const chat = conversationId === undefined ? {} : { conversationId };
  if (isInspecting && exchangeId !== undefined && isPhone.value) go({ ...chat, isInspecting: true });
  else if (isInspecting) go({ ...chat, isInspecting: false });
  else go({ isInspecting: false });
}

/** The button of the inspector: opens it, or closes it. */
export function toggleInspector(): void {
  if (isPhone.value) {
    inspect();
    return;
  }
  isInspectorOpen.value = !isInspectorOpen.value;
}
