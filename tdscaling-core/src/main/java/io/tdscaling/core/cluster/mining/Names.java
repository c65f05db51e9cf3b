package io.tdscaling.core.cluster.mining;

import io.tdscaling.core.cluster.mining.Reading.Kind;
import io.tdscaling.core.semantics.ToolSemantics;
import io.tdscaling.core.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what the name of a parameter or a field stands for. */
final class Names {
  /** Endings that all mean the key of a thing. */
  private static final Set<String> KEYS =
      Words.set("id ids uuid uuids guid gid sid sids iid uid key keys identifier identifiers");

  /** Other endings that say which of a thing's names is meant. */
  private static final Set<String> OTHER_KEYS =
      Words.set("name path number slug handle arn urn username code symbol email url sha");

  /** Words that are called like things, but are what is said, chosen or counted. */
  private static final Set<String> NEVER =
      Words.set(
          "name title description content message body text comment note subject reason prompt"
              + " summary query filter sort order limit offset page data date time start end from to"
              + " since until year month day hour minute week amount quantity price cost total count"
              + " value format mode option setting param parameter argument input output result"
              + " response request header timeout size width height length depth color theme style"
              + " x y z n a b type number key item list field property attribute detail info"
              + " information metadata context instruction answer question thought idea"
              + " password secret expression code command script sql html json xml csv"
              + " markdown term keyword criterion condition rule reply feedback rating score"
              + " weight percentage ratio rate duration interval period range position index row"
              + " column line offset direction unit scale temperature confirm force action"
              + " operation method parent child default object thing entity record resource"
              + " test random string flag level priority status state change update edit new old"
              + " first last search cursor token config configuration schema version url count"
              + " at on by per max min maximum minimum only all other"
              + " true false null none yes no self me after before");

  /** Last words of names that are said, chosen or counted, whatever stands before. */
  private static final Set<String> NEVER_HEADS =
      Words.set(
          "date time at order count amount price total limit size text content description message"
              + " type mode format status state level name title flag option setting config"
              + " configuration percent rate score url uri json query filter field column index"
              + " position width height length duration color unit language note reason body"
              + " prefix suffix pattern expression interval day month year hour minute second"
              + " quantity number value only data time string limit version at on by");

  /** First words of names that all sorts of tools use alike. */
  private static final Set<String> COMMON_FIRST =
      Words.set(
          "start starts end ends created updated sort page total max min due from to is has include exclude"
              + " display short full long last first num number order group filter search date api"
              + " output input response time file error next previous no with return"
              + " show use enable allow new old default custom raw result content message");

  /** Words of names of moments and amounts, which nothing looks up. */
  private static final Set<String> NEVER_IN_FIELDS =
      Words.set(
          "per at on date day days minute minutes hour hours second seconds month months year years"
              + " amount count total quantity price cost size duration age birth");

  /** Things that are texts where there is one of them, and chosen from where there are several. */
  private static final Set<String> TEXT_IF_ONE = Words.set("label tag category");

  /** Words in front of a key that say in what role the thing is meant. */
  private static final Set<String> ROLES =
      Words.set(
          "parent source target destination origin from to departure arrival start end new old current"
              + " existing related root base default internal public unique primary");

  /** First words of names that belong to no thing, and of things that are not there. */
  private static final Set<String> NO_OWNERS =
      Words.set(
          "friendly display full short long common nick legal preferred first last middle given"
              + " excluded ignored removed failed skip exclude api client secret access external custom"
              + " correlation idempotency");

  /** Plain words that are things as well, where a key says so. */
  private static final Set<String> KEYED =
      Words.set(
          "order message comment note item list field page label tag category script query rule action"
              + " record resource object entity answer question reply test version state status"
              + " period position line row column key property attribute subject theme style");

  private Names() {}

  /** Returns the kind of value a name stands for, if all services understand it alike. */
  static Optional<Reading> value(String name, String description) {
    return ValueKinds.of(name, description).map(kind -> new Reading(Kind.VALUE, kind, "", 1.0));
  }

  /**
   * Returns the thing an identifier-like name stands for.
   *
   * @param own the thing that a bare {@code id} is the key of
   */
  static Optional<Reading> identifier(String name, String own) {
    String said = usual(name);
    String attribute = attribute(said);
    return ToolSemantics.entityNamed(said, own)
        .map(entity -> thing(said, Nouns.phrase(entity)))
        .filter(thing -> !thing.isEmpty() && !isNoThing(thing, attribute))
        .map(
            thing ->
                new Reading(
                    Kind.IDENTIFIER,
                    thing,
                    attribute,
                    own.endsWith(" " + thing) ? own : "",
                    attribute.isEmpty() ? 0.93 : 1.0));
  }

  /** What stands before the key is the thing, whatever the tool's own thing makes of it. */
  private static String thing(String name, String inferred) {
    List<String> words = Words.split(name);
    if (words.size() < 2 || attribute(name).isEmpty()) {
      return inferred;
    }
    List<String> stem =
        words.subList(0, words.size() - 1).stream().filter(word -> !ROLES.contains(word)).toList();
    return stem.isEmpty() ? inferred : Nouns.phrase(stem);
  }

  /**
   * Returns a name as most would write it: of {@code username_or_id} the first, {@code idBoard}
   * with its key behind, {@code optionId2} without its number.
   */
  private static String usual(String name) {
    int or = name.indexOf("_or_");
    List<String> words = new ArrayList<>(Words.split(or > 0 ? name.substring(0, or) : name));
    if (words.size() < 2) {
      return or > 0 ? name.substring(0, or) : name;
    }
    String first = words.get(0);
    String last = words.get(words.size() - 1);
    if (first.equals("id") && !KEYS.contains(last)) {
      words.add(words.remove(0));
    } else if (last.matches("id\\d{1,2}")) {
      words.set(words.size() - 1, "id");
    } else if (or <= 0) {
      return name;
    }
    return String.join("_", words);
  }

  private static boolean isNoThing(String thing, String attribute) {
    String first = thing.substring(0, (thing + " ").indexOf(' '));
    return NO_OWNERS.contains(first) || (attribute.isEmpty() && NEVER.contains(thing));
  }

  /** Returns the thing a name is called like, such as {@code department}. */
  static Optional<Reading> noun(String name) {
    String phrase = Nouns.phrase(name);
    String head = phrase.substring(phrase.lastIndexOf(' ') + 1);
    if (!hasLatin(phrase)) {
      return Optional.empty(); // Which words of other scripts are things, nothing here knows.
    }
    boolean text = TEXT_IF_ONE.contains(head) && Words.spaced(name).endsWith(head);
    return phrase.isEmpty() || NEVER.contains(phrase) || NEVER_HEADS.contains(head) || text
        ? Optional.empty()
        : Optional.of(new Reading(Kind.NOUN, phrase, "", 0.88));
  }

  /** Returns the reading of a name of several words that only a field of the same name can meet. */
  static Optional<Reading> field(String name) {
    List<String> words = Words.split(name);
    boolean oneWord = words.size() < 2 && (hasLatin(name) || name.length() < 2);
    return words.isEmpty()
            || oneWord
            || COMMON_FIRST.contains(words.get(0))
            || words.stream().anyMatch(NEVER_IN_FIELDS::contains)
        ? Optional.empty()
        : Optional.of(new Reading(Kind.FIELD, Nouns.phrase(words), "", 0.8));
  }

  private static boolean hasLatin(String text) {
    return text.codePoints().anyMatch(letter -> letter < 0x250 && Character.isLetter(letter));
  }

  /** Returns whether a name is a thing's key with nothing to say of what thing. */
  static boolean isBareKey(String name) {
    List<String> words = Words.split(name);
    return words.size() == 1 && KEYS.contains(words.get(0));
  }

  /** Returns whether a phrase is too plain to be a thing. */
  static boolean isPlain(String phrase) {
    return NEVER.contains(phrase);
  }

  /** Returns whether a plain word is one that keys are often of all the same. */
  static boolean isKeyed(String phrase) {
    return KEYED.contains(phrase);
  }

  /** Returns which of a thing's names is meant: {@code id} for all sorts of keys. */
  static String attribute(String name) {
    List<String> words = Words.split(name);
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    if (KEYS.contains(last)) {
      return "id";
    }
    String one = Words.singular(last);
    return OTHER_KEYS.contains(one) ? one : "";
  }
}
