package io.tdscaling.core.semantics;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the verbs in tool names and descriptions do. */
final class Verbs {
  private static final Map<String, EffectClass> EFFECTS = effects();

  /** Verbs that name a thing at least as often as an action, so their place in a name decides. */
  private static final Set<String> ALSO_NOUNS =
      Words.set(
          "list query filter order post comment issue run set plan check file book schedule sort test"
              + " monitor compute report log record review match view show trade screen format tag"
              + " label note star fork watch link mark copy share lock block process track research"
              + " transfer vote archive release request sync scan index export import backup deploy"
              + " start stop upload download count hash message email mail ask call charge refund"
              + " subscribe store trigger execute close open merge switch move change like follow"
              + " notify reply forward preview trace fill use connect submit type press print sample"
              + " build bookmark assign pin crawl trend debug rank lint diff estimate answer"
              + " graph chart design draft pay batch bulk load save search find browse look explore"
              + " audit inspect profile validate simulate help status discover stream tweet confirm"
              + " feedback retry ban burn correct deposit drain");

  /** Last words of {@code noun_verb} names, stronger than any other verb before them. */
  private static final Set<String> CRUD =
      Words.set("get list create update delete add remove search generate set upsert describe");

  private Verbs() {}

  /** Returns what a verb does, in its base or third-person form. */
  static Optional<EffectClass> effect(String word) {
    EffectClass effect = EFFECTS.get(word);
    return Optional.ofNullable(effect != null ? effect : EFFECTS.get(base(word)));
  }

  /** Returns the verb as the table has it: {@code searches} is {@code search}. */
  static String stem(String word) {
    return isVerb(word) ? word : base(word);
  }

  /** Returns whether the word is a verb as it stands. */
  static boolean isVerb(String word) {
    return EFFECTS.containsKey(word);
  }

  static boolean isAlsoNoun(String verb) {
    return ALSO_NOUNS.contains(verb);
  }

  static boolean isCrud(String verb) {
    return CRUD.contains(verb);
  }

  /** Returns the base form of a third-person verb: {@code searches} is {@code search}. */
  static String base(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean hissing =
        word.endsWith("ches")
            || word.endsWith("shes")
            || word.endsWith("sses")
            || word.endsWith("xes");
    if (hissing) {
      return word.substring(0, word.length() - 2);
    }
    return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
  }

  private static Map<String, EffectClass> effects() {
    Map<String, EffectClass> effects = new LinkedHashMap<>();
    put(
        effects,
        EffectClass.READ,
        "get read fetch show describe view retrieve check download load inspect lookup preview"
            + " display return access peek explain verify ping obtain detail download whois resolve"
            + " monitor track status test examine audit profile help wait print capture screenshot"
            + " dump provide ask determine summarize review consult diagnose trace preview observe"
            + " extract scrape detect identify acquire locate use look report expose reveal poll snapshot"
            + " recall introspect");
    put(
        effects,
        EffectClass.SEARCH,
        "list search find query browse filter enumerate discover explore scan crawl match recommend"
            + " suggest screen lookup collect rank research google grep glob"
            + " aggregate trend sample");
    put(
        effects,
        EffectClass.CREATE,
        "create add insert new register book schedule generate upload write make build draft compose"
            + " save store record clone fork duplicate copy import export deploy provision order"
            + " purchase buy place init initialize initiate launch trigger submit plan render draw"
            + " invite remember log capture produce ensure ingest enqueue deposit redeem hire gen craft design plot visualize take"
            + " backup request issue charge refund pay mint sample start begin open subscribe"
            + " comment vote tag label note bookmark reserve scaffold enroll bulk insert sell trade"
            + " spawn mkdir commit refine prepare setup onboard synthesize install crop");
    put(
        effects,
        EffectClass.UPDATE,
        "update edit set modify rename move assign close change patch enable disable toggle activate"
            + " deactivate pause resume stop restart reopen merge approve reject complete finish lock"
            + " unlock pin unpin mark configure adjust resize switch transfer sync refresh reset click"
            + " navigate scroll type press hover drag select fill focus connect disconnect attach"
            + " detach link unlink publish unpublish upsert replace append rotate push pull checkout"
            + " rebase stage restore unarchive unblock block follow unfollow like star unstar increment"
            + " reorder sort transition reload zoom promote migrate upgrade revert rollback undo redo manage"
            + " control interact handle process turn put apply import format align bind unbind invoke"
            + " accept decline join leave watch unwatch mute unmute renew extend swap reschedule"
            + " share grant give authorize login logout authenticate signup end kill terminate go play"
            + " skip reboot power scale associate disassociate reassign subscribe save swipe tap"
            + " exit stash wake archive confirm acknowledge dismiss snooze suspend unsuspend ban unban amend"
            + " alter correct rebuild recreate regenerate reindex fulfill drain cordon dequeue retry"
            + " expand collapse escalate fix protect unprotect withdraw hide react");
    put(
        effects,
        EffectClass.DELETE,
        "delete remove drop purge clear destroy erase unregister uninstall cancel trash discard revoke"
            + " unsubscribe forget rm wipe truncate unassign untag prune deregister void flush evict burn");
    put(
        effects,
        EffectClass.NOTIFY,
        "send notify post reply forward broadcast message email publish alert announce tweet sms mail"
            + " dm speak say call respond feedback dial");
    put(
        effects,
        EffectClass.COMPUTE,
        "calculate compute calc convert evaluate encode decode hash count parse validate translate solve"
            + " analyze analyse estimate transpose compare simulate predict classify tokenize normalize"
            + " transform diff optimize lint encrypt decrypt multiply subtract divide sum average minify"
            + " beautify assess compile decompile"
            + " compress decompress brainstorm echo think reason randomize shuffle"
            + " differentiate derive interpolate rewrite paraphrase redact sanitize");
    put(effects, EffectClass.CODE, "run execute exec eval");
    return Map.copyOf(effects);
  }

  private static void put(Map<String, EffectClass> into, EffectClass effect, String verbs) {
    for (String verb : verbs.split(" ", -1)) {
      into.putIfAbsent(verb, effect);
    }
  }
}
