package org.bailiwick.sample;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** A port for each place; 0 stands for any that is free. */
record Ports(Map<Place, Integer> numbers) {
    static final Ports USUAL = of(Place::usualPort);
    static final Ports FREE = of(place -> 0);

    Ports {
        numbers = Map.copyOf(numbers);
    }

    static Ports of(ToIntFunction<Place> numbers) {
        Map<Place, Integer> all = new EnumMap<>(Place.class);
        for (Place place : Place.values()) {
            all.put(place, numbers.applyAsInt(place));
        }
        return new Ports(all);
    }

    int of(Place place) {
        return numbers.getOrDefault(place, 0);
    }

    Ports with(Place place, int number) {
        return of(each -> each == place ? number : of(each));
    }
}
