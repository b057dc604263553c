package org.bailiwick.benchmarks.federation;

/** What kind of hop a call goes over. */
enum Leg {
    /** From a resource server to the endpoint of its own domain. */
    OWN_DOMAIN,
    /** From the endpoint of one domain to that of another. */
    OTHER_DOMAIN,
    /** From a domain's endpoint to the authorization server that issued the token. */
    HOME_AUTHORITY
}
