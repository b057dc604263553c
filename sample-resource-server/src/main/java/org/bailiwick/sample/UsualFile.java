package org.bailiwick.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A configuration file as it is written, for the usual ports, beside this class. */
final class UsualFile {
    private UsualFile() {}

    /** Its text, with the ports in use instead of the usual ones. */
    static String text(String name, Ports ports) throws IOException {
        String text = written(name);
        for (Place place : Place.values()) {
            text = text.replace(address(place.usualPort()), "<" + place + ">");
        }
        for (Place place : Place.values()) {
            text = text.replace("<" + place + ">", address(ports.of(place)));
        }
        return text;
    }

    private static String written(String name) throws IOException {
        try (InputStream in = UsualFile.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String address(int port) {
        return "//127.0.0.1:" + port;
    }
}
