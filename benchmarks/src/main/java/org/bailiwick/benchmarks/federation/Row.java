package org.bailiwick.benchmarks.federation;

/**
 * One run.
 *
 * @param caching who remembered what
 * @param troubled whether domains had outages
 * @param outcome what it has shown
 */
record Row(Caching caching, boolean troubled, Outcome outcome) {}
