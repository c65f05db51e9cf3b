package io.tdscaling.study.learner;

import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Conversations that follow one rule, on services that no other conversation has. Each of twelve
 * made-up verbs stands for searching, creating or deleting, which nobody can guess; whatever it is,
 * the thing is then updated with the id that came back, and the end is reported.
 */
final class RuleTalks {
  private static final List<String> SYLLABLES =
      List.of("bra", "cle", "dri", "flo", "gru", "kna", "ple", "qua", "sto", "twe", "zor", "mu");
  private static final List<String> EFFECTS = List.of("search", "create", "delete");

  private RuleTalks() {}

  static List<Trajectory> of(int count, long seed) {
    SeededRandom random = new SeededRandom(seed);
    List<Trajectory> talks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      talks.add(talk(random));
    }
    return talks;
  }

  private static Trajectory talk(SeededRandom random) {
    String thing = word(random);
    String id = word(random) + random.between(100, 999);
    int verb = random.nextInt(SYLLABLES.size());
    String first = EFFECTS.get(verb % EFFECTS.size()) + '_' + thing;
    Talks talk = new Talks();
    EFFECTS.forEach(effect -> talk.tool(effect + '_' + thing, "Works on " + thing, "name"));
    return talk.tool("update_" + thing, "Works on " + thing, thing + "_id", "note")
        .user(SYLLABLES.get(verb) + "k my " + thing + " \"Sun\", with the note \"Blue sky\".")
        .call(first, "{'name':'Sun'}", "{'" + thing + "':{'" + thing + "_id':'" + id + "'}}")
        .call("update_" + thing, "{'" + thing + "_id':'" + id + "','note':'Blue sky'}", "{}")
        .says("It is done.")
        .build();
  }

  private static String word(SeededRandom random) {
    return random.pick(SYLLABLES) + random.pick(SYLLABLES) + random.pick(SYLLABLES);
  }
}
