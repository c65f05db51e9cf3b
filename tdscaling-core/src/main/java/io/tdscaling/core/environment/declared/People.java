package io.tdscaling.core.environment.declared;

import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the people that all services of one environment share, so that their records match. */
final class People {
  /** How many people an environment has. */
  static final int COUNT = 24;

  /** How many of them, the first, every service has to do with. */
  static final int KNOWN = 8;

  private static final List<String> FIRST_NAMES =
      List.of(
          "Amara", "Anders", "Beatriz", "Carlos", "Chiara", "Daniel", "Deepa", "Elif", "Emeka",
          "Erin", "Fatima", "Felix", "Freya", "Gabriel", "Grace", "Hana", "Hugo", "Imani", "Ingrid",
          "Ivan", "Jasmine", "Jonas", "Kavya", "Kenji", "Lars", "Leila", "Lucia", "Malik", "Marta",
          "Mateo", "Mei", "Nadia", "Niall", "Nora", "Omar", "Priya", "Quentin", "Rafael", "Rosa",
          "Samir", "Sofia", "Tariq", "Tessa", "Uma", "Viktor", "Wanda", "Yusuf", "Zoe");
  private static final List<String> LAST_NAMES =
      List.of(
          "Adeyemi",
          "Almeida",
          "Andersson",
          "Baptiste",
          "Becker",
          "Bianchi",
          "Carter",
          "Chen",
          "Costa",
          "Demir",
          "Dubois",
          "Eriksen",
          "Farouk",
          "Fischer",
          "Garcia",
          "Gupta",
          "Haddad",
          "Hughes",
          "Ito",
          "Jansen",
          "Kaya",
          "Kim",
          "Kowalski",
          "Larsen",
          "Lindqvist",
          "Lopez",
          "Mbeki",
          "Meyer",
          "Moreau",
          "Nakamura",
          "Nguyen",
          "Novak",
          "Okafor",
          "Olsen",
          "Patel",
          "Petrov",
          "Quinn",
          "Rahman",
          "Reyes",
          "Rossi",
          "Schmidt",
          "Silva",
          "Singh",
          "Tanaka",
          "Turner",
          "Varga",
          "Walsh",
          "Yilmaz");
  private static final List<String> MAIL_DOMAINS =
      List.of("example.com", "example.net", "example.org");
  static final List<String> CITIES =
      List.of(
          "Amsterdam",
          "Austin",
          "Barcelona",
          "Berlin",
          "Bristol",
          "Chicago",
          "Copenhagen",
          "Denver",
          "Dublin",
          "Geneva",
          "Lisbon",
          "Lyon",
          "Madrid",
          "Milan",
          "Oslo",
          "Porto",
          "Seattle",
          "Toronto",
          "Vienna",
          "Warsaw");

  private People() {}

  static List<Person> of(long seed) {
    SeededRandom random = SeededRandom.of(seed, 0, "people");
    List<String> first = random.shuffled(FIRST_NAMES);
    List<String> last = random.shuffled(LAST_NAMES);
    int phone = random.between(200, 400);
    List<Person> people = new ArrayList<>(COUNT);
    for (int i = 0; i < COUNT; i++) {
      people.add(person(first.get(i), last.get(i), phone + i * 7, random));
    }
    return List.copyOf(people);
  }

  private static Person person(String first, String last, int phone, SeededRandom random) {
    String mailbox = (first + "." + last).toLowerCase(Locale.ROOT);
    String email = mailbox + "@" + random.pick(MAIL_DOMAINS);
    return new Person(first, last, email, "+1-555-0" + phone, random.pick(CITIES));
  }
}
