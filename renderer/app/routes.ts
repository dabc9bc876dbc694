/** Where the window is: kept in the address after `#`, so that a reload and Alt+← find the place again. */
import { useSyncExternalStore } from 'react';

export const SETTINGS_TABS = ['profile', 'people', 'rubrics', 'audit'] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];

export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'review'; readonly reviewId: string }
  | { readonly screen: 'gate'; readonly caseId: string }
  | { readonly screen: 'desk'; readonly caseId: string }
  | { readonly screen: 'conclusion'; readonly caseId: string }
  | { readonly screen: 'settings'; readonly tab: SettingsTab };

/** `#/desk/<id>` and back. */
export function parseRoute(hash: string): Route {
  const [screen, id = ''] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (id !== '') {
    if (screen === 'review') return { screen, reviewId: id };
    if (screen === 'gate' || screen === 'desk' || screen === 'conclusion') return { screen, caseId: id };
    if (screen === 'settings') return { screen, tab: SETTINGS_TABS.find((tab) => tab === id) ?? 'profile' };
  }
  return { screen: 'home' };
}

function idOf(route: Route): string {
  if (route.screen === 'home') return '';
  if (route.screen === 'review') return route.reviewId;
  return route.screen === 'settings' ? route.tab : route.caseId;
}

export function go(route: Route): void {
  window.location.hash = `#/${route.screen}/${encodeURIComponent(idOf(route))}`;
}

/** Takes the place of the present screen: going back does not return to it. */
export function goInstead(route: Route): void {
  window.history.replaceState(null, '', `#/${route.screen}/${encodeURIComponent(idOf(route))}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return parseRoute(hash);
}
