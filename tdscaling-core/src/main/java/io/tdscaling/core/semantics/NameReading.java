package io.tdscaling.core.semantics;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.api.tool.ToolSpec;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a tool's name says it does, weighed against how its description begins. */
final class NameReading {
  /** Verbs that say nothing where a deed follows: to make a move is to move. */
  private static final Set<String> LIGHT = Words.set("make take give do perform run execute");

  private static final Set<String> RUN = Words.set("run execute");

  /** Nouns of what is worked out of what is given, where no verb is said. */
  private static final Set<String> ACTIVITIES =
      Words.set(
          "calculator calculation converter conversion generator generation analysis reasoning"
              + " thinking argumentation translator translation validator validation encoder decoder"
              + " estimator estimation simulator simulation solver classifier classification");

  /** What is called by a call that nobody hears. */
  private static final Set<String> CALLABLE =
      Words.set("api endpoint function method tool contract service rpc procedure");

  private NameReading() {}

  static EffectClass effect(ToolSpec tool, ToolName name, Opening opening) {
    if (name.verb().equals("return")) {
      return EffectClass.UPDATE; // What is returned in a name is given back.
    }
    if (name.action().isEmpty()) {
      return unnamed(name, opening);
    }
    EffectClass said = named(name);
    if (name.verb().equals("post") && opening.words().contains("request")) {
      return EffectClass.CREATE; // To post a request is a method of HTTP.
    }
    return contradicted(tool, name, said, opening) ? opening.effect().orElse(said) : said;
  }

  private static EffectClass unnamed(ToolName name, Opening opening) {
    boolean worksOut =
        endsInActivity(name.before())
            || (opening.first().isEmpty()
                && opening.words().stream().anyMatch(ACTIVITIES::contains));
    return worksOut ? EffectClass.COMPUTE : opening.effect().orElse(EffectClass.READ);
  }

  private static EffectClass named(ToolName name) {
    List<String> after = name.after();
    if (name.verb().equals("call") && after.stream().anyMatch(CALLABLE::contains)) {
      return EffectClass.UPDATE;
    }
    EffectClass own = Verbs.effect(name.verb()).orElse(EffectClass.READ);
    String noun = EffectInference.head(after);
    return LIGHT.contains(name.verb()) ? deed(name.verb(), noun).orElse(own) : own;
  }

  /** Returns what the noun of a light verb does: a run audit inspects, a made move changes. */
  private static Optional<EffectClass> deed(String light, String noun) {
    Optional<EffectClass> effect = Verbs.isVerb(noun) ? Verbs.effect(noun) : Optional.empty();
    return RUN.contains(light)
        ? effect.filter(done -> done == EffectClass.READ && !noun.equals("test"))
        : effect.filter(done -> done != EffectClass.SEARCH);
  }

  /** A name's verb that may be a noun, or that stands at its end, yields to a description's. */
  private static boolean contradicted(
      ToolSpec tool, ToolName name, EffectClass named, Opening opening) {
    boolean noun = Verbs.isAlsoNoun(name.verb()) && !Verbs.isCrud(name.verb());
    if (noun && name.after().isEmpty()) {
      return opening.effect().isPresent();
    }
    Optional<EffectClass> prompt = opening.promptEffect().filter(said -> said != named);
    if (prompt.isEmpty() || opening.saysToo(name.verb())) {
      return false; // "Get, download and save" saves, too.
    }
    boolean inside = !name.before().isEmpty() && !Verbs.isCrud(name.verb());
    boolean posting = name.verb().equals("post") && prompt.get() != EffectClass.NOTIFY;
    boolean writes = Boolean.FALSE.equals(tool.annotations().readOnly()) && named.readsOnly();
    return (inside && prompt.get().readsOnly())
        || posting
        || (noun && prompt.get().readsOnly() && !named.readsOnly())
        || (writes && !prompt.get().readsOnly() && prompt.get() != EffectClass.CODE);
  }

  private static boolean endsInActivity(List<String> words) {
    return !words.isEmpty() && ACTIVITIES.contains(words.get(words.size() - 1));
  }
}
