import posthog from 'posthog-js';

/** Everything goes by way of our own address. */
const OWN_PATH = '/ingest';

/** Properties that the library adds and that could tell who or where somebody is. */
const TELLING = /^\$(?:.*(?:url|pathname|referr|title|ip|host|search|session|window|pageview).*)$|^(?:utm_|title$)/i;

/**
 * Counts opened screens and nothing else: no clicks, no recordings, no addresses, nothing kept in the browser. Every visit is a new
 * unknown person; the company is a pseudonym.
 */
export function createPageCounter(key: string, company: string): (page: string) => void {
  posthog.init(key, {
    api_host: `${window.location.origin}${OWN_PATH}`,
    persistence: 'memory',
    person_profiles: 'never',
    autocapture: false,
    capture_pageview: false,
    capture_pageleave: false,
    capture_performance: false,
    capture_heatmaps: false,
    capture_dead_clicks: false,
    capture_exceptions: false,
    rageclick: false,
    disable_session_recording: true,
    disable_surveys: true,
    disable_external_dependency_loading: true,
    advanced_disable_flags: true,
    // Who is signed in is no robot, whatever the browser calls itself.
    opt_out_useragent_filter: true,
    ip: false,
    before_send: (event) => {
      if (event === null) return null;
      const properties = Object.fromEntries(Object.entries(event.properties).filter(([name]) => !TELLING.test(name)));
      return { ...event, properties };
    },
  });
  return (page) => void posthog.capture('screen opened', { page, $groups: { company } });
}
