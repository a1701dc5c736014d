"""Given names that are nearly always a woman's or a man's: enough to doubt a pronoun by, never to state anything.

A name that many women and many men have stands in neither list: Leslie, Jean, Andrea, Rene.
"""

from __future__ import annotations

WOMEN = frozenset(
    "Abigail Ada Adele Adriana Agnes Aisha Alexandra Alice Alicia Alma Amanda Amber Amelia Amina Amy Angela Anita Ann "
    "Anna Anne Annette April Audrey Barbara Beatrice Beatrix Bernice Beth Bethany Betty Beverly Brenda Bridget Carla "
    "Carol Caroline Carolyn Catherine Cecilia Charlotte Cheryl Chloe Christina Christine Claire Clara Claudia Colleen "
    "Constance Cornelia Cynthia Daisy Danielle Daphne Deborah Debra Delphine Denise Diana Diane Dolores Donna Dora "
    "Doreen Doris Dorothea Dorothy Edith Edna Eileen Elaine Eleanor Elena Elise Elizabeth Ella Ellen Eloise Elsa "
    "Emily Emma Erica Esther Ethel Eva Evelyn Faith Fatima Felicity Fiona Florence Frances Francesca Gabriela Gail "
    "Genevieve Georgia Geraldine Gertrude Gillian Gina Gladys Gloria Grace Greta Gwen Gwendolyn Hannah Harriet Hazel "
    "Heather Heidi Helen Helena Henrietta Hilda Holly Ida Imogen Ines Ingrid Irene Iris Isabel Isabella Isla Isolde "
    "Jacqueline Jane Janet Janice Jeanette Jeannette Jennifer Jessica Jill Joan Joanna Josephine Joyce Juanita Judith "
    "Judy Julia Juliet Karen Katherine Kathleen Kathryn Katie Kimberly Kristen Latoya Laura Lauren Lavinia Leah Lena "
    "Leona Leticia Lillian Linda Lisa Liz Lois Lorna Lorraine Louisa Louise Lucia Lucille Lucinda Lucy Lydia Mabel "
    "Madeleine Maggie Marcia Margaret Margot Marguerite Maria Marianne Marie Marilyn Marina Marisol Marjorie Martha "
    "Mary Matilda Maud Maureen Maxine Megan Melanie Melissa Mercedes Michelle Mildred Miranda Miriam Molly Monica "
    "Nadia Nadine Nancy Naomi Natalie Natasha Nicole Nina Noemi Nora Norma Octavia Odette Olga Olive Olivia Ottoline "
    "Pamela Patricia Paula Pauline Pearl Peggy Penelope Petra Philippa Phoebe Phyllis Polly Priscilla Rachel Ramona "
    "Rebecca Regina Renata Rhonda Rita Roberta Rosa Rosalind Rose Rosemary Roxanne Ruby Ruth Sabrina Sally Samantha "
    "Sandra Sara Sarah Selma Sharon Sheila Shirley Sonia Sophia Sophie Stella Stephanie Susan Susanna Suzanne Sylvia "
    "Tabitha Tamara Tamsin Tanya Tara Teresa Tessa Thelma Theresa Tiffany Tina Ursula Valerie Vanessa Vera Veronica "
    "Victoria Viola Violet Virginia Wanda Wendy Wilhelmina Wilma Winifred Yolanda Yvette Yvonne Zoe".split()
)
MEN = frozenset(
    "Aaron Abel Abraham Adam Alan Albert Alberto Alexander Alfred Alistair Allen Alvin Ambrose Amos Andre Andrew "
    "Angus Anselm Anthony Antonio Archibald Arnold Arthur Augustin Augustus Barnaby Barry Bartholomew Basil Benjamin "
    "Bernard Bertram Bill Bob Boris Brad Bradley Brandon Brendan Brent Brian Bruce Bruno Byron Calvin Carl Carlos "
    "Casper Cecil Chad Charles Chester Christopher Clarence Clement Clifford Clive Clyde Colin Conrad Craig Curtis "
    "Cyril Cyrus Damian Daniel Darren Dave David Dean Dennis Derek Dermot Desmond Diego Dominic Donald Douglas Duncan "
    "Dwight Earl Edgar Edmund Eduard Eduardo Edward Edwin Elias Elliott Elon Emmett Enrique Eric Ernest Ethan Eugene "
    "Evan Everett Felix Ferdinand Floyd Francis Frank Franklin Fred Frederick Gareth Gavin Geoffrey George Gerald "
    "Gerard Gideon Gilbert Giles Glenn Gordon Graham Grant Greg Gregory Gus Guy Harlan Harold Harry Harvey Hector "
    "Henry Herbert Herman Homer Horace Horatio Howard Hubert Hugh Hugo Ian Ignatius Isaac Ivan Jack Jacob Jake James "
    "Jared Jason Jasper Javier Jeff Jeffrey Jeremy Jerome Jim Joachim Joe Joel John Jonah Jonas Jonathan Jorge Jose "
    "Joseph Joshua Juan Judson Julian Julius Justin Karl Keith Kenneth Kent Kevin Kirk Kurt Larry Lars Lawrence "
    "Leander Leo Leon Leonard Leopold Leroy Lester Lewis Linus Lionel Lloyd Louis Lucas Luis Luke Luther Magnus "
    "Malcolm Manuel Marcus Mario Marius Mark Marko Marshall Martin Marvin Matthew Maurice Maximilian Melvin Michael "
    "Miguel Milton Mitchell Morris Nathan Nathaniel Neil Nicholas Nigel Nils Noah Nolan Norman Oliver Omar Orlando "
    "Oscar Osgood Oswald Otto Owen Patrick Paul Pedro Percy Peter Philip Phillip Piet Quentin Rafael Ralph Ramon "
    "Raymond Reginald Ricardo Richard Robert Roberto Roderick Rodney Roger Roland Ronald Ross Roy Ruben Rudolph "
    "Rupert Russell Samuel Scott Sean Sebastian Seth Silas Simon Spencer Stanley Stephen Steven Stewart Stuart "
    "Sylvester Ted Terence Thaddeus Theodore Thomas Tim Timothy Tobias Todd Tom Tony Travis Trevor Tristan Ulric "
    "Ulysses Vaughn Vernon Victor Vincent Virgil Vladimir Wallace Walter Warren Wayne Wendell Wesley Wilfred William "
    "Winston Zachary".split()
)
