package io.tdscaling.core.environment.declared;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Someone whom all services of an environment know.
 *
 * @param firstName first name
 * @param lastName last name
 * @param email e-mail address, unique among the people
 * @param phone telephone number, unique among the people
 * @param city home town
 */
record Person(String firstName, String lastName, String email, String phone, String city) {
  /** What a field can take from a person. */
  enum Attribute {
    NAME,
    FIRST_NAME,
    LAST_NAME,
    EMAIL,
    PHONE,
    CITY;

    static Optional<Attribute> of(String label) {
      return Stream.of(values()).filter(value -> value.label().equals(label)).findFirst();
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  String get(Attribute attribute) {
    return switch (attribute) {
      case NAME -> firstName + " " + lastName;
      case FIRST_NAME -> firstName;
      case LAST_NAME -> lastName;
      case EMAIL -> email;
      case PHONE -> phone;
      case CITY -> city;
    };
  }
}
