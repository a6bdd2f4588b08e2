import { Call } from '../call.tsx'
import { Door, Doors } from '../doors.tsx'
import { Heading } from '../heading.tsx'

/** What a family sees first. */
export const Welcome = () => (
  <>
    <Heading
      title="Internet, l’ordinateur, les démarches&nbsp;: on vous aide, gratuitement"
      lead="Sans compte, sans mail. Une vraie personne, près de chez vous."
    />
    <Doors>
      <Door href="#lieux" icon="place" title="Trouver un lieu ouvert">
        Près de chez vous, aujourd’hui
      </Door>
      <Door href="#rappel" icon="call" title="Être rappelé">
        Dites quand, on vous appelle
      </Door>
      <Door href="#ordinateur" icon="computer" title="Un ordinateur, une connexion">
        Qui y a droit, comment demander
      </Door>
      <Door href="#apprendre" icon="book" title="Apprendre pas à pas">
        Lire, écouter ou imprimer
      </Door>
      <Door href="#rdv" icon="calendar" title="Mon rendez-vous">
        Le prendre, le déplacer, l’annuler
      </Door>
      <Door href="#portail" icon="school" title="L’école, la cantine, les factures">
        Le portail famille, avec de l’aide
      </Door>
    </Doors>
    <Call title="Plus simple au téléphone&nbsp;?" number="0 800 00 00 00">
      Appel gratuit, du lundi au samedi, 9 h – 18 h. Laissez sonner une fois&nbsp;: nous rappelons.
    </Call>
  </>
)

/** The same in Arabic, shortened: to look at a page from right to left. */
export const WelcomeInArabic = () => (
  <>
    <Heading title="الإنترنت والحاسوب والإجراءات: نساعدكم مجانًا" lead="بدون حساب وبدون بريد إلكتروني." />
    <Doors>
      <Door href="#lieux" icon="place" title="إيجاد مكان مفتوح">
        قريب منكم، اليوم
      </Door>
      <Door href="#rappel" icon="call" title="أن نتصل بكم">
        قولوا متى
      </Door>
    </Doors>
    <Call title="أسهل بالهاتف؟" number="0 800 00 00 00">
      مكالمة مجانية
    </Call>
  </>
)
