package org.bailiwick.sample;

import java.time.Duration;
import java.util.List;

/** An agent calls tools for people, with tokens that say for whom and by whom, and never with theirs. */
record AnAgentCallsTools(Agency agency) {
    private static final String TITLE = "Who asked whom when the agent called a tool for erin";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    Chapter<Stop> chapter() {
        Hopping agent = new Hopping(agency.agent(), "tools");
        String erin = agency.token("erin", "calendar", "mail");
        String frank = agency.token("frank", "calendar");
        String gus = agency.token("gus", "mail");
        return new Chapter<>(
                "An agent calls a tool",
                List.of(
                        agent.stop(
                                        TITLE,
                                        "erin's token, for the agent alone",
                                        ask(Agency.READ, erin),
                                        Hopping.costing(2, 1, told("for erin, by agent, with tool:read\"")))
                                .after(() -> rehearse(agent, gus)),
                        new Overheard(agency.journal())
                                .stop("POST tools/mcp", "what came to the tool", "agent", "tools", "/mcp")
                                .noting(() -> whatCame(erin), "without erin's token"),
                        agent.stop(
                                "the same, remembered",
                                ask(Agency.READ, erin),
                                Hopping.costing(0, 1, told("for erin, by agent, with tool:read\""))),
                        agent.stop(
                                "for frank",
                                ask(Agency.READ, frank),
                                Hopping.costing(1, 1, told("for frank, by agent, with tool:read\""))),
                        agent.stop("gus has no calendar", ask(Agency.READ, gus), withoutCalendar()),
                        agent.stop("a tool that needs more", ask(Agency.WRITE, erin), toolNeedsMore()),
                        agent.stop(
                                "erin's token is to be relayed",
                                Call.post("/ask/relayed", Agency.READ).bearing(erin),
                                Hopping.costing(0, 0, Expectation.forbidden("next_hop_relay_refused"))),
                        careless("code passes erin's token on", erin)));
    }

    private static Call ask(String tool, String token) {
        return Call.post("/ask", tool).bearing(token);
    }

    private static Expectation told(String words) {
        return Expectation.letThrough(200).and(Demand.body(words));
    }

    private static Expectation withoutCalendar() {
        return Hopping.costing(0, 0, Expectation.notEnough("next_hop_scope_missing"))
                .and(Demand.challenge("scope=\"calendar\""));
    }

    /** What the tool answers, and the agent tells. */
    private static Expectation toolNeedsMore() {
        return Hopping.costing(0, 1, new Expectation(403, "", List.of(Demand.body("insufficient_scope: tool:write"))));
    }

    private String whatCame(String token) {
        return agency.callsOfAgent().haveBrought(token) ? "with erin's token" : "without erin's token";
    }

    /** Home has changed its keys since all started: agent and tools get the new ones by somebody who may nothing. */
    private void rehearse(Hopping agent, String token) {
        agent.stop("", ask(Agency.READ, token), withoutCalendar())
                .within(PATIENCE)
                .visit();
        careless("", token).within(PATIENCE).visit();
    }

    private Stop careless(String circumstances, String token) {
        return Stop.of(
                "POST agent/ask/careless",
                circumstances,
                () -> agency.agent()
                        .send(Call.post("/ask/careless", Agency.READ).bearing(token)),
                new Expectation(401, "token_audience_mismatch", List.of()));
    }
}
