package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bailiwick.event.Reason;
import org.bailiwick.json.Json;
import org.bailiwick.token.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActorChainTest {
    private static Object outcome(Object act) {
        return ActorChain.of(act).<Object>fold(actor -> actor, reason -> reason);
    }

    private static Map<String, Object> chain(int actors) {
        Map<String, Object> act = Map.of("sub", "actor-" + actors);
        for (int actor = actors - 1; actor > 0; actor--) {
            act = Map.of("sub", "actor-" + actor, "act", act);
        }
        return act;
    }

    @Test // TE-1
    void outermostActs_andTheNestedAreHistory() {
        assertThat(outcome(chain(3))).isEqualTo(new Actor("actor-1", List.of("actor-2", "actor-3")));
        assertThat(outcome(chain(1))).isEqualTo(new Actor("actor-1", List.of()));
    }

    @Test // TE-2
    void otherMembersOfAnActor_haveNoEffect() {
        assertThat(outcome(Map.of("sub", "a", "exp", 1L, "aud", 7L, "iss", Json.NULL)))
                .isEqualTo(new Actor("a", List.of()));
    }

    @Test // TE-9
    void tenActors_areRead_andElevenRefused() {
        assertThat(outcome(chain(ActorChain.MAX_ACTORS))).isInstanceOf(Actor.class);
        assertThat(outcome(chain(ActorChain.MAX_ACTORS + 1))).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }

    @Test // TE-9
    void chainThatIsTooLong_isKnownWhateverIsInIt() {
        assertThat(ActorChain.isTooLong(chain(ActorChain.MAX_ACTORS))).isFalse();
        assertThat(ActorChain.isTooLong(chain(ActorChain.MAX_ACTORS + 1))).isTrue();
        assertThat(ActorChain.isTooLong("alice")).isFalse();
    }

    static List<Object> malformed() {
        return List.of(
                "alice",
                List.of(Map.of("sub", "a")),
                Json.NULL,
                Map.of(),
                Map.of("sub", ""),
                Map.of("sub", 1L),
                Map.of("client_id", "a"),
                Map.of("sub", "a", "act", "b"),
                Map.of("sub", "a", "act", Json.NULL),
                Map.of("sub", "a", "act", Map.of("sub", "b", "act", Map.of())));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void actorWithoutSubject_isMalformed(Object act) {
        assertThat(outcome(act)).isEqualTo(Reason.TOKEN_CLAIM_MALFORMED);
    }
}
