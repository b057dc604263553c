package org.bailiwick.sample;

import java.util.Map;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.GrantType;
import org.bailiwick.testkit.Trading;

/**
 * An agent that calls tools for people, by whose leave: both belong to home.
 *
 * @param journal knows who asked whom
 * @param home the authority
 * @param agent to which people bring their tokens
 * @param tools which take tokens for themselves alone
 * @param callsOfAgent overhears at the tools what the agent calls there
 */
record Agency(Journal journal, EmbeddedAuthority home, Party agent, Party tools, OverheardCalls callsOfAgent) {
    /** The tool that needs what people's tokens are worth there. */
    static final String READ = "read-calendar";
    /** The tool that needs more. */
    static final String WRITE = "write-calendar";

    /** Introduces the agent to the authority, and says what it may trade. */
    static Agency of(EmbeddedAuthority home, Ports ports) {
        Journal journal = new Journal();
        Party agent = Party.at(ports.of(Place.AGENT), "agent", journal);
        Party tools = Party.at(ports.of(Place.TOOLS), "tools", journal);
        home.client("agent", World.CLIENT_SECRET)
                .mayTrade(
                        "agent",
                        Trading.by(GrantType.TOKEN_EXCHANGE)
                                .at(tools.uri().toString())
                                .worth("calendar", "tool:read"))
                .watchTrades(TradeWords.watcher("home", journal));
        return new Agency(journal, home, agent, tools, new OverheardCalls("tools", "agent", journal));
    }

    Names names() {
        return new Names(Map.of(
                home.issuer(),
                "home",
                agent.uri().toString(),
                "agent",
                tools.uri().toString(),
                "tools"));
    }

    /** A new token of a person's, for the agent alone. */
    String token(String person, String... scopes) {
        return home.token()
                .audience(agent.uri().toString())
                .subject(person)
                .scopes(scopes)
                .sign();
    }
}
