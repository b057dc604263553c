package org.bailiwick.benchmarks.federation;

/**
 * Everything that is so before time begins, decided by a seed.
 *
 * @param scale how large it is
 * @param seed what decides it
 * @param graph which domain trusts which
 * @param routes whom each domain asks about whose tokens
 * @param servers the resource servers
 * @param tokens who holds which token when
 * @param places for each holder, the resource servers that the token is used at
 */
record World(Scale scale, long seed, TrustGraph graph, Routes routes, Servers servers, Tokens tokens, int[][] places) {
    static World of(Scale scale, long seed) {
        TrustGraph graph = TrustGraphs.grown(scale.domains(), seed);
        Routes routes = Routes.of(graph);
        Servers servers = Servers.of(graph);
        Tokens tokens = Tokens.issued(scale, graph, seed);
        return new World(scale, seed, graph, routes, servers, tokens, Places.of(tokens, graph, routes, servers, seed));
    }
}
