package org.bailiwick.sample;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What parties are called for short. */
record Names(Map<String, String> ofAddresses) {
    Names {
        ofAddresses = Map.copyOf(ofAddresses);
    }

    /** These and the others. */
    Names and(Names others) {
        Map<String, String> all = new HashMap<>(ofAddresses);
        all.putAll(others.ofAddresses);
        return new Names(all);
    }

    /** The text with names instead of addresses. */
    String in(String text) {
        List<String> longestFirst = ofAddresses.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String named = text;
        for (String address : longestFirst) {
            named = named.replace(address, ofAddresses.getOrDefault(address, address));
        }
        return named;
    }

    /** The address of a party that has this name. */
    String addressOf(String name) {
        return ofAddresses.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
