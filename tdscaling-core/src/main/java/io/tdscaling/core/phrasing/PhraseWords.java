package io.tdscaling.core.phrasing;

import io.tdscaling.core.text.Words;
import java.util.Set;
import java.util.TreeSet;

/** The words by which a tool's name is read as a predicate. */
final class PhraseWords {
  /** Verbs that look for several things. */
  static final Set<String> SEARCHING = words("browse find list query search");

  /** Verbs that make a new thing. */
  static final Set<String> MAKING =
      words("add book create draft generate make open register schedule");

  /** Verbs that act on a thing that is there. */
  static final Set<String> ACTING =
      words(
          "accept activate adjust analyze append apply approve archive ask assign attach block "
              + "borrow calculate cancel change check classify clear clone close compare "
              + "complete confirm convert copy count deactivate decline delete deploy deposit "
              + "describe detach diagnose disable download duplicate edit enable escalate "
              + "estimate execute export extend extract fetch follow format forward freeze get "
              + "hide import insert inspect install invite issue join label leave link lock log "
              + "lookup mark merge modify monitor move mute notify parse pause pay pin place "
              + "post predict prescribe publish qualify quote rate react read rebook receive "
              + "record redeem refill refresh refund reject release remind remove rename renew "
              + "reopen replace reply request reschedule reserve reset resolve restore resume "
              + "retrieve return review rotate run save scan send set share ship show sign start "
              + "stop submit subscribe summarize sync tag take test track transfer translate "
              + "trigger unblock unfollow unfreeze unlink unlock unmute unpin unsubscribe update "
              + "upload validate verify view waive withdraw write reimburse connect disconnect resize "
              + "navigate click hover drag evaluate capture scrape crawl enrich invoke ingest "
              + "solve multiply subtract divide simulate optimize encode decode encrypt decrypt "
              + "initialize configure toggle compress embed recommend suggest explain detect "
              + "identify recognize push pull commit upsert press select wait "
              + "acknowledge buy dispatch give grant reassign redirect respond terminate void "
              + "enrol enroll restart reboot reactivate suspend schedule unschedule unassign "
              + "decommission provision revoke rollback rerun retry mint burn stake swap bid");

  /** Verbs only where they come first: elsewhere they are things, as in "maps place details". */
  static final Set<String> ALSO_NOUNS =
      words(
          "accept activate append attach block book borrow change check classify clone "
              + "copy count deactivate decline deploy deposit detach diagnose draft duplicate "
              + "execute export extend follow format hide import insert install issue join label "
              + "leave link lock log lookup mark monitor mute notify order parse pin place post "
              + "predict prescribe qualify query quote rate react rebook record redeem refill "
              + "refresh refund release remind renew replace request reserve return review "
              + "rotate run scan schedule set share ship show sign subscribe summarize sync tag "
              + "test track transfer trigger unblock unfollow unfreeze unlink unlock unmute "
              + "unpin unsubscribe verify view waive");

  /** Words between a verb and what it acts on, as in "check in the flight booking". */
  static final Set<String> PARTICLES = words("back for from in into off on out to up");

  /** Words that begin how something is done, as in "find contact by email". */
  static final Set<String> HOW = words("by using v1 v2 v3 via with");

  /** What a thing can be marked as. */
  static final Set<String> MARKS = words("complete completed done favorite paid read spam unread");

  private PhraseWords() {}

  /** Returns whether a word can be what a tool does. */
  static boolean isVerb(String word) {
    return SEARCHING.contains(word) || MAKING.contains(word) || ACTING.contains(word);
  }

  private static Set<String> words(String text) {
    return new TreeSet<>(Words.split(text));
  }
}
