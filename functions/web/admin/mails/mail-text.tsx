/** The text of a mail with the words highlighted from which its fields were read. Hostile words stay words. */
import type { Child } from 'hono/jsx';
import { estonianHere } from '#web/frame/parts.tsx';
import { type Place, type Placed, placeId } from './evidence.ts';

export const MailText = ({ placed: { text, places } }: { placed: Placed }) => (
  <div class="outside" dir="auto" lang={estonianHere()}>
    <Marked text={text} places={places} start={0} end={text.length} />
  </div>
);

const Marked = (props: { text: string; places: readonly Place[]; start: number; end: number }): Child => {
  const { text, places, start, end } = props;
  return (
    <>
      {places.map((place, at) => (
        <>
          {text.slice(places[at - 1]?.end ?? start, place.start)}
          <mark id={placeId(place.number)}>
            <Marked text={text} places={place.inner} start={place.start} end={place.end} />
          </mark>
        </>
      ))}
      {text.slice(places.at(-1)?.end ?? start, end)}
    </>
  );
};
